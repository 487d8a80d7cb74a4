import type { ProofState } from '@beian/domain/filing';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { ProofStates } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';

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
@ObjectType('RecordProof', {
  simpleResolvers: true,
  implements: Node,
  description: 'A proof that a record is the partner’s to change 备案归属核实. Since 2026-11.',
})
export class RecordProof implements Node {
  @Field(() => ID, { description: 'Global id, of this proof.' })
  id!: string;

  @Field(() => String, { description: 'The number as the bureau was asked about it: that of the subject.' })
  filingNumber!: string;

  @Field(() => ProofStates, {
    description: 'PENDING while the bureau is asked, PROVED once the record may be acted on.',
  })
  state!: ProofState;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the answer came; null: it is awaited.' })
  answeredAt!: string | null;

  /** Not in the schema: read by the resolver of `record`. */
  recordId?: string | null;
}

export const ProofResult = createUnionType({
  name: 'ProofResult',
  description: 'The proof, or why it is not given: a wrong number and a wrong password are one answer. Since 2026-11.',
  types: () => [RecordProof, ActionRefused] as const,
  resolveType: (value) => ('filingNumber' in value ? RecordProof : ActionRefused),
});

@ObjectType('RecordPartner', {
  simpleResolvers: true,
  description: 'A partner that may act on a record, and how it came to that; staff only. Since 2026-11.',
})
export class RecordPartner {
  @Field(() => ID, { description: "The partner's global id." })
  partnerId!: string;

  @Field(() => String, { description: 'Its name.' })
  partnerName!: string;

  @Field(() => String, { description: "Who granted it and why, or that it was proved, in the caller's language." })
  basis!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;
}
