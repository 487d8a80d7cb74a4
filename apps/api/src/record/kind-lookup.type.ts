import type { KindLookupState } from '@beian/domain/filing-status';
import type { OrderKind } from '@beian/domain/order-names';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { KindLookupStates, OrderKinds } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';

@InputType('OrderKindLookupInput', { description: 'Whose domain is to be filed, and where. Since 2026-11.' })
export class OrderKindLookupInput {
  @Field(() => String, { description: 'GB/T 2260 code of the province, six digits.' })
  province!: string;

  @Field(() => Int, { description: '主办单位证件类型, a code of list CERTIFICATE_TYPE.' })
  certificateType!: number;

  @Field(() => String, {
    description: '主办单位证件号码; it is sealed, sent to the bureau alone, and deleted with the answer.',
  })
  certificateNumber!: string;

  @Field(() => String, { description: 'The domain 域名.' })
  domain!: string;
}

@ObjectType('OrderKindLookup', {
  simpleResolvers: true,
  implements: Node,
  description: 'Which kind of order a certificate and a domain need, by what is filed 应办事项查询. Since 2026-11.',
})
export class OrderKindLookup implements Node {
  @Field(() => ID, { description: 'Global id, of this lookup.' })
  id!: string;

  @Field(() => KindLookupStates, { description: 'PENDING while the bureau is asked.' })
  state!: KindLookupState;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the answer came; null: it is awaited.' })
  answeredAt!: string | null;

  @Field(() => OrderKinds, {
    nullable: true,
    description: 'The kind to open; null: not answered, or no order can be opened as things are.',
  })
  kind!: OrderKind | null;

  @Field(() => String, { nullable: true, description: 'What is filed, in the caller’s language; null: it is awaited.' })
  message!: string | null;

  @Field(() => String, { nullable: true, description: 'What to do, in the caller’s language; null: it is awaited.' })
  suggestion!: string | null;
}

export const OrderKindLookupResult = createUnionType({
  name: 'OrderKindLookupResult',
  description: 'The lookup, or why it is not made. Since 2026-11.',
  types: () => [OrderKindLookup, ActionRefused] as const,
  resolveType: (value) => ('askedAt' in value ? OrderKindLookup : ActionRefused),
});
