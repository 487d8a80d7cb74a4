import { type EscalationReason, escalationReasons } from '@beian/domain/order';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

export const EscalationReasons = enumOf<EscalationReason>(
  'EscalationReason',
  'Why an order is handed up to the supervisors 升级原因.',
  escalationReasons,
);

@ObjectType('Assignee', {
  simpleResolvers: true,
  description: 'Who should see to an order 被指派人, apart from who may write now. Since 2026-11.',
})
export class Assignee {
  @Field(() => ID, { description: 'Id of the member of staff.' })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => Boolean, { description: 'It is the caller.' })
  mine!: boolean;
}

@ObjectType('Advice', {
  simpleResolvers: true,
  description: 'A question about an order to a colleague or to the supervisors 请求意见; staff only. Since 2026-11.',
})
export class Advice {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Who asked.' })
  askedName!: string;

  @Field(() => String, { nullable: true, description: 'Of whom; null: of the supervisors.' })
  ofName!: string | null;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => DateTime, { description: 'When it was asked.' })
  at!: string;

  @Field(() => String, { nullable: true, description: 'The answer; null: there is none yet.' })
  answer!: string | null;

  @Field(() => String, { nullable: true, description: 'Who answered.' })
  answeredName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: string | null;

  @Field(() => Boolean, { description: 'The caller asked it.' })
  mine!: boolean;
}

@ObjectType('Escalation', {
  simpleResolvers: true,
  description: 'An order that was handed up to the supervisors 升级; staff only. Since 2026-11.',
})
export class Escalation {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => EscalationReasons, { description: 'Why.' })
  reason!: EscalationReason;

  @Field(() => String, { description: "The reason in the caller's language." })
  reasonLabel!: string;

  @Field(() => String, { nullable: true, description: 'What was typed with it.' })
  note!: string | null;

  @Field(() => String, { description: 'Who escalated it.' })
  staffName!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Boolean, { description: 'It waits for a supervisor.' })
  open!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What the supervisor said; null while it is open, or where the order went on without a word.',
  })
  answer!: string | null;

  @Field(() => String, { nullable: true, description: 'The supervisor.' })
  settledName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the supervisor spoke.' })
  settledAt!: string | null;
}

@ObjectType('OrderAssigned', {
  simpleResolvers: true,
  description: 'How the assignment of one order of several ended. Since 2026-11.',
})
export class OrderAssigned {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => ActionRefused, { nullable: true, description: 'Why it was not assigned; null: it was.' })
  refused!: ActionRefused | null;
}

@ObjectType('OrdersAssigned', {
  simpleResolvers: true,
  description: 'What became of each order of the call. Since 2026-11.',
})
export class OrdersAssigned {
  @Field(() => ID, {
    nullable: true,
    description: 'What it is kept as: `undoReassignment` takes it back. Since 2026-11.',
  })
  reassignmentId!: string | null;

  @Field(() => [OrderAssigned], { description: 'In the sequence of the call.' })
  results!: OrderAssigned[];
}

export const OrdersAssignedResult = createUnionType({
  name: 'OrdersAssignedResult',
  description: 'What became of each order, or why the whole call was refused. Since 2026-11.',
  types: () => [OrdersAssigned, ActionRefused] as const,
  resolveType: (value) => ('results' in value ? OrdersAssigned : ActionRefused),
});
