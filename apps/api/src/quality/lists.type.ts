import { MAX_QUALITY_DAYS } from '@beian/domain/quality';
import { formatCount } from '@beian/domain/text';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { connectionType } from '../common/page.type.ts';

@InputType('QualityFilter', {
  description:
    'How a list of the quality page is cut; what is left out does not count. A reviewer reads of own work, whatever is asked. Since 2026-11.',
})
export class QualityFilter {
  @Field(() => Int, {
    nullable: true,
    description: `Shanghai days back, today included, 1 to ${formatCount(MAX_QUALITY_DAYS)}.`,
  })
  days?: number | null;

  @Field(() => ID, { nullable: true, description: 'Whose work it is: who passed or approved. Global id.' })
  reviewer?: string | null;

  @Field(() => String, { nullable: true, description: 'Six-digit code.' })
  province?: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of order.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: '`Item.key`; of escapes empty for those that name none.' })
  item?: string | null;

  @Field(() => String, { nullable: true, description: 'Of escapes: the rule that had passed it; empty: none.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: "Of escapes: the bureau's code." })
  code?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of pushed orders: exactly so many rounds.' })
  rounds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of pushed orders: at least so many rounds.' })
  roundsFrom?: number | null;
}

@ObjectType('LateFinding', {
  simpleResolvers: true,
  description: 'What a return objected to although an earlier one had let it stand unchanged 补提问题. Since 2026-11.',
})
export class LateFinding {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { description: '`Item.key`.' })
  item!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  itemLabel!: string;

  @Field(() => Int, { description: 'The round in which it was objected to.' })
  round!: number;

  @Field(() => [String], { description: "Why: code and label in the caller's language." })
  reasons!: string[];

  @Field(() => String, { description: 'Who objected.' })
  staffName!: string;

  @Field(() => String, { description: 'Who had passed it.' })
  passedByName!: string;

  @Field(() => DateTime, { description: 'When it was passed.' })
  passedAt!: string;

  @Field(() => Int, { description: 'The round in which the order went back without it.' })
  passedRound!: number;

  @Field(() => DateTime, { description: 'When it was objected to.' })
  at!: string;
}

export const LateFindingConnection = connectionType(LateFinding, 'LateFinding');

@ObjectType('Escape', {
  simpleResolvers: true,
  description: 'What a bureau refused an order for after our approval 流出问题. Since 2026-11.',
})
export class Escape {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { description: "Its province, in the caller's language." })
  provinceName!: string;

  @Field(() => String, { description: "Its kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => DateTime, { description: 'When the bureau refused it.' })
  at!: string;

  @Field(() => String, { description: "The bureau's code." })
  code!: string;

  @Field(() => String, { nullable: true, description: '`Item.key` that it speaks of; null: the order as a whole.' })
  item!: string | null;

  @Field(() => String, { nullable: true, description: "What people call the item, in the caller's language." })
  itemLabel!: string | null;

  @Field(() => String, { description: 'The reason that the code stands for: code and label.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The rule of ours that had passed it; null: none looks at it.' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'What people call that rule. Since 2026-12.' })
  ruleLabel!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who had passed the item, or approved the order where nobody judged it.',
  })
  passedByName!: string | null;
}

@ObjectType('OrderRounds', {
  simpleResolvers: true,
  description: 'An order at its first push to the bureau, with the rounds that it took 轮次. Since 2026-11.',
})
export class OrderRounds {
  @Field(() => ID, { description: "The order's global id." })
  id!: string;

  @Field(() => ID, { description: 'The same.' })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  orderNumber!: string;

  @Field(() => String, { description: "Its province, in the caller's language." })
  provinceName!: string;

  @Field(() => String, { description: "Its kind, in the caller's language." })
  kindLabel!: string;

  @Field(() => DateTime, { description: 'When it was first pushed.' })
  at!: string;

  @Field(() => Int, { description: 'How often it had been submitted by then.' })
  rounds!: number;

  @Field(() => String, { nullable: true, description: 'Who gave the last initial approval before.' })
  approvedByName!: string | null;
}

export const EscapeConnection = connectionType(Escape, 'Escape');
export const OrderRoundsConnection = connectionType(OrderRounds, 'OrderRounds');
