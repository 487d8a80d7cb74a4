import { proofInput, recordProofFields } from '@beian/domain/filing';
import { Node } from '../common/node.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const ProofInput = inputType(proofInput);
export type ProofInput = Given<typeof proofInput>;

/** `record` has a resolver in proof.resolver.ts. */
export const RecordProof = objectType(recordProofFields, Node);

export const ProofResult = resultType(
  'ProofResult',
  'The proof, or why it is not given: a wrong number and a wrong password are one answer. Since 2026-11.',
  RecordProof,
);
