import { recordProofFields } from '@beian/domain/filing';
import { createUnionType, Field, InputType } from 'type-graphql';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

@InputType('ProofInput', {
  description: 'What proves a record: what its bureau gave to whoever filed it. Since 2026-11.',
})
export class ProofInput {
  @Field(() => String, {
    description:
      '主体备案号, e.g. 苏ICP备00000001号; for a NEW_ACCESS of a website filed elsewhere its 网站备案号, e.g. 苏ICP备00000001号-1.',
  })
  filingNumber!: string;

  @Field(() => String, { description: '备案密码; it is sealed, and sent to the bureau alone.' })
  password!: string;
}

/** `record` has a resolver in proof.resolver.ts. */
export const RecordProof = objectType(recordProofFields, Node);

export const ProofResult = createUnionType({
  name: 'ProofResult',
  description: 'The proof, or why it is not given: a wrong number and a wrong password are one answer. Since 2026-11.',
  types: () => [RecordProof, ActionRefused] as const,
  resolveType: (value) => ('filingNumber' in value ? RecordProof : ActionRefused),
});
