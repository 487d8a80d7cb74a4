import type { PlanName } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { Field, ID, ObjectType } from 'type-graphql';
import { OrderKinds } from '../common/enums.ts';
import { Reason } from '../common/reason.type.ts';
import { PlanNames } from '../plan/plan.type.ts';

@ObjectType('OrderOption', {
  simpleResolvers: true,
  description: 'A kind of order for one thing in a record, and whether its partner can open it now. Since 2026-11.',
})
export class OrderOption {
  @Field(() => OrderKinds, { description: 'What the order asks for.' })
  kind!: OrderKind;

  @Field(() => String, { description: "What people call the kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'What `openOrder` takes; for an order about the subject one of its websites, null for a new website.',
  })
  websiteId!: string | null;

  @Field(() => ID, { nullable: true, description: 'What `openOrder` takes; null where the order is about no access.' })
  accessId!: string | null;

  @Field(() => Boolean, { description: 'It can be opened now.' })
  possible!: boolean;

  @Field(() => [Reason], { description: 'Why it cannot be opened now; empty when possible.' })
  reasons!: Reason[];
}

@ObjectType('PlanOption', {
  simpleResolvers: true,
  description: 'A plan for a record, and whether its first order can be opened now. Since 2026-11.',
})
export class PlanOption {
  @Field(() => PlanNames, { description: 'What `openPlan` takes.' })
  plan!: PlanName;

  @Field(() => String, { description: "What people call the plan, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'How it is between the first approval and the last.' })
  between!: string;

  @Field(() => Boolean, { description: 'It can be opened now.' })
  possible!: boolean;

  @Field(() => [Reason], { description: 'Why it cannot be opened now; empty when possible.' })
  reasons!: Reason[];
}
