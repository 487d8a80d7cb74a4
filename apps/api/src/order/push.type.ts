import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';

@InputType('PushInput', { description: 'An order to push, as the caller saw it. Since 2026-11.' })
export class PushInput {
  @Field(() => ID, { description: "The order's global id." })
  id!: string;

  @Field(() => Int, { description: 'The `version` that the caller has seen; an older one is refused as STALE.' })
  version!: number;
}

@ObjectType('PushedOrder', {
  simpleResolvers: true,
  description: 'What became of one order that was to be pushed. Since 2026-11.',
})
export class PushedOrder {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => Int, { nullable: true, description: 'Its version after the push; null: it was not pushed.' })
  version!: number | null;

  @Field(() => ActionRefused, { nullable: true, description: 'Why it was not pushed; null: it was.' })
  refusal!: ActionRefused | null;
}

@ObjectType('PushedOrders', {
  simpleResolvers: true,
  description: 'What became of each order, in the sequence of the call. Since 2026-11.',
})
export class PushedOrders {
  @Field(() => [PushedOrder], { description: 'One for each.' })
  results!: PushedOrder[];
}

export const PushOrdersResult = createUnionType({
  name: 'PushOrdersResult',
  description: 'What became of each order, or why the call as a whole was refused. Since 2026-11.',
  types: () => [PushedOrders, ActionRefused] as const,
  resolveType: (value) => ('results' in value ? PushedOrders : ActionRefused),
});
