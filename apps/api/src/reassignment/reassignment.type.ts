import type { TimeLeft as TimeLeftView } from '@beian/domain/clock';
import { MAX_REBALANCE_MOVES } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { type BalanceReason, balanceReasons } from '@beian/domain/work';
import type { ReassignmentKind } from '@beian/orders/reassign';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf, OrderStates } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { TimeLeft } from '../order/time-left.type.ts';

export const BalanceWhys = enumOf<BalanceReason>('BalanceWhy', 'Why a rebalance moves an order.', balanceReasons);
export const ReassignmentKinds = enumOf<ReassignmentKind>('ReassignmentKind', 'How orders came to others 转派方式.', {
  REBALANCE: { zh: '重新分配', en: 'Rebalance' },
  ASSIGN: { zh: '批量指派', en: 'Bulk assignment' },
});

@ObjectType('StaffName', { simpleResolvers: true, description: 'A member of staff by name. Since 2026-11.' })
export class StaffName {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;
}

@ObjectType('BalanceOrder', { simpleResolvers: true, description: 'An order as a plan shows it. Since 2026-11.' })
export class BalanceOrder {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => OrderStates, { description: 'Its state.' })
  state!: OrderState;

  @Field(() => String, { description: "The state's name, in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { description: "The province's name, in the caller's language." })
  provinceName!: string;

  @Field(() => DateTime, { nullable: true, description: 'By when it is owed.' })
  due!: string | null;

  @Field(() => TimeLeft, { nullable: true, description: 'What is left until then; null: no clock runs.' })
  left!: TimeLeftView | null;

  @Field(() => Int, { description: 'Share of its time that the clock has said: 0, 50, 75 or 100.' })
  level!: number;
}

@ObjectType('PlannedMove', { simpleResolvers: true, description: 'One order that a plan moves. Since 2026-11.' })
export class PlannedMove {
  @Field(() => BalanceOrder, { description: 'The order.' })
  order!: BalanceOrder;

  @Field(() => Int, { description: "The order's version, as the plan saw it." })
  version!: number;

  @Field(() => StaffName, { nullable: true, description: 'Whose it is; null: nobody’s.' })
  from!: StaffName | null;

  @Field(() => StaffName, { description: 'Who is given it.' })
  to!: StaffName;

  @Field(() => BalanceWhys, { description: 'Why.' })
  why!: BalanceReason;

  @Field(() => String, { description: "The same in the caller's language." })
  whyLabel!: string;
}

@ObjectType('StuckOrder', {
  simpleResolvers: true,
  description: 'An order that should move and that nobody can take. Since 2026-11.',
})
export class StuckOrder {
  @Field(() => BalanceOrder, { description: 'The order.' })
  order!: BalanceOrder;

  @Field(() => StaffName, { nullable: true, description: 'Whose it stays; null: nobody’s.' })
  from!: StaffName | null;

  @Field(() => String, { description: "Why it should move, in the caller's language." })
  whyLabel!: string;

  @Field(() => String, { description: "What keeps everybody from it, in the caller's language." })
  keptLabel!: string;
}

@ObjectType('BalanceLoad', {
  simpleResolvers: true,
  description: 'What somebody has, before and after. Since 2026-11.',
})
export class BalanceLoad {
  @Field(() => ID, { description: "The person's global id." })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Cap 接单上限; null: none.' })
  cap!: number | null;

  @Field(() => Boolean, { description: 'Away today.' })
  away!: boolean;

  @Field(() => Int, { description: 'Orders now.' })
  ordersBefore!: number;

  @Field(() => Int, { description: 'Orders after the plan.' })
  ordersAfter!: number;

  @Field(() => Int, {
    description: 'Weight now, hundredths: 100 for an order whose time has just begun, to 300 for one that is overdue.',
  })
  weightBefore!: number;

  @Field(() => Int, { description: 'Weight after the plan.' })
  weightAfter!: number;
}

@ObjectType('RebalancePreview', {
  simpleResolvers: true,
  description: 'A plan that spreads open orders over the reviewers 重新分配; nothing is done by it. Since 2026-11.',
})
export class RebalancePreview {
  @Field(() => DateTime, { description: "The database's clock." })
  now!: string;

  @Field(() => String, { description: 'Stands for exactly these moves; sent back with them.' })
  token!: string;

  @Field(() => [PlannedMove], {
    description: `In the sequence in which they are done; at most ${MAX_REBALANCE_MOVES}.`,
  })
  moves!: PlannedMove[];

  @Field(() => [StuckOrder], { description: `What nobody can take, at most ${MAX_REBALANCE_MOVES} of them.` })
  stuck!: StuckOrder[];

  @Field(() => Int, { description: 'How many nobody can take.' })
  stuckCount!: number;

  @Field(() => [BalanceLoad], { description: 'Everybody who reviews, the most loaded first.' })
  people!: BalanceLoad[];

  @Field(() => Boolean, { description: 'The plan was cut: done, another one goes on.' })
  more!: boolean;
}

@InputType('PlannedMoveInput', { description: 'One move of a preview, as it came. Since 2026-11.' })
export class PlannedMoveInput {
  @Field(() => ID, { description: '`order.id`.' })
  orderId!: string;

  @Field(() => Int, { description: '`version`.' })
  version!: number;

  @Field(() => ID, { nullable: true, description: '`from.id`.' })
  from!: string | null;

  @Field(() => ID, { description: '`to.id`.' })
  to!: string;

  @Field(() => BalanceWhys, { description: '`why`.' })
  why!: BalanceReason;
}

@ObjectType('OrderMoved', { simpleResolvers: true, description: 'What became of one order. Since 2026-11.' })
export class OrderMoved {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => ActionRefused, { nullable: true, description: 'Why it stayed where it is; null: it moved.' })
  refused!: ActionRefused | null;
}

@ObjectType('OrdersMoved', { simpleResolvers: true, description: 'What became of each order. Since 2026-11.' })
export class OrdersMoved {
  @Field(() => ID, { description: 'What it is kept as: `undoReassignment` takes it back.' })
  reassignmentId!: string;

  @Field(() => [OrderMoved], { description: 'In the sequence of the plan.' })
  results!: OrderMoved[];
}

export const OrdersMovedResult = createUnionType({
  name: 'OrdersMovedResult',
  description: 'What became of each order, or why the whole call was refused. Since 2026-11.',
  types: () => [OrdersMoved, ActionRefused] as const,
  resolveType: (value) => ('results' in value ? OrdersMoved : ActionRefused),
});

@ObjectType('ReassignmentMove', { simpleResolvers: true, description: 'One order of a reassignment. Since 2026-11.' })
export class ReassignmentMove {
  @Field(() => ID, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: "The order's number." })
  orderNumber!: string;

  @Field(() => String, { nullable: true, description: 'Whose it was; null: nobody’s.' })
  fromName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who was given it; null: nobody.' })
  toName!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the plan moved it; null: a person chose.' })
  why!: string | null;

  @Field(() => Boolean, { description: 'It was taken back.' })
  undone!: boolean;
}

@ObjectType('Reassignment', {
  simpleResolvers: true,
  description: 'What a supervisor moved in one act 转派. Since 2026-11.',
})
export class Reassignment {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ReassignmentKinds, { description: 'A plan, or a choice of rows.' })
  kind!: ReassignmentKind;

  @Field(() => String, { description: 'Who did it.' })
  staffName!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was last taken back; null: it was not.' })
  undoneAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  undoneName!: string | null;

  @Field(() => [ReassignmentMove], { description: 'Its orders, by number.' })
  moves!: ReassignmentMove[];
}

@ObjectType('ReassignmentPage', { simpleResolvers: true, description: 'A page of reassignments. Since 2026-11.' })
export class ReassignmentPage {
  @Field(() => [Reassignment], { description: 'The latest first.' })
  reassignments!: Reassignment[];

  @Field(() => String, { nullable: true, description: 'The cursor that the next page follows.' })
  endCursor!: string | null;

  @Field(() => Boolean, { description: 'There are earlier ones.' })
  hasNextPage!: boolean;
}
