import { handOverProvinceFields, orderWaitFields, pushedOrdersFields } from '@beian/domain/order-fields';
import { pushInput } from '@beian/orders/push-orders';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const OrderWait = objectType(orderWaitFields);
export const HandOverProvince = objectType(handOverProvinceFields);

export const PushInput = inputType(pushInput);
export type PushInput = Given<typeof pushInput>;

export const PushOrdersResult = resultType(
  'PushOrdersResult',
  'What became of each order, or why the call as a whole was refused. Since 2026-11.',
  objectType(pushedOrdersFields),
);
