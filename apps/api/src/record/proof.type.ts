import { proofInput, recordProofFields } from '@beian/domain/filing';
import { createUnionType } from 'type-graphql';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';

export const ProofInput = inputType(proofInput);
export type ProofInput = Given<typeof proofInput>;

/** `record` has a resolver in proof.resolver.ts. */
export const RecordProof = objectType(recordProofFields, Node);

export const ProofResult = createUnionType({
  name: 'ProofResult',
  description: 'The proof, or why it is not given: a wrong number and a wrong password are one answer. Since 2026-11.',
  types: () => [RecordProof, ActionRefused] as const,
  resolveType: (value) => ('filingNumber' in value ? RecordProof : ActionRefused),
});
