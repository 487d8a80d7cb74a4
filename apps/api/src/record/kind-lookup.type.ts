import { kindLookupInput, orderKindLookupFields } from '@beian/domain/filing-status';
import { createUnionType } from 'type-graphql';
import { Node } from '../common/node.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';

export const OrderKindLookupInput = inputType(kindLookupInput);
export type OrderKindLookupInput = Given<typeof kindLookupInput>;

export const OrderKindLookup = objectType(orderKindLookupFields, Node);

export const OrderKindLookupResult = createUnionType({
  name: 'OrderKindLookupResult',
  description: 'The lookup, or why it is not made. Since 2026-11.',
  types: () => [OrderKindLookup, ActionRefused] as const,
  resolveType: (value) => ('askedAt' in value ? OrderKindLookup : ActionRefused),
});
