import { kindLookupInput, orderKindLookupFields } from '@beian/domain/filing-status';
import { Node } from '../common/node.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const OrderKindLookupInput = inputType(kindLookupInput);
export type OrderKindLookupInput = Given<typeof kindLookupInput>;

export const OrderKindLookup = objectType(orderKindLookupFields, Node);

export const OrderKindLookupResult = resultType(
  'OrderKindLookupResult',
  'The lookup, or why it is not made. Since 2026-11.',
  OrderKindLookup,
);
