import { handOverProvinceFields, orderWaitFields, pushedOrdersFields } from '@beian/domain/order-fields';
import { Field, ID, InputType, Int } from 'type-graphql';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const OrderWait = objectType(orderWaitFields);
export const HandOverProvince = objectType(handOverProvinceFields);

@InputType('PushInput', { description: 'An order to push, as the caller saw it. Since 2026-11.' })
export class PushInput {
  @Field(() => ID, { description: "The order's global id." })
  id!: string;

  @Field(() => Int, { description: 'The `version` that the caller has seen; an older one is refused as STALE.' })
  version!: number;
}

export const PushOrdersResult = resultType(
  'PushOrdersResult',
  'What became of each order, or why the call as a whole was refused. Since 2026-11.',
  objectType(pushedOrdersFields),
);
