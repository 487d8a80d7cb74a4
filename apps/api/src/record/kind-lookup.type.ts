import { orderKindLookupFields } from '@beian/domain/filing-status';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

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

export const OrderKindLookup = objectType(orderKindLookupFields, Node);

export const OrderKindLookupResult = createUnionType({
  name: 'OrderKindLookupResult',
  description: 'The lookup, or why it is not made. Since 2026-11.',
  types: () => [OrderKindLookup, ActionRefused] as const,
  resolveType: (value) => ('askedAt' in value ? OrderKindLookup : ActionRefused),
});
