import { dueLevels } from '../clock/breach-timers.ts';
import type { TimeLeft } from '../clock/time-left.ts';
import { actionRefusedFields } from '../errors/reason-fields.ts';
import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderState } from '../order-names/states.ts';
import { listInWords } from '../text/in-words.ts';
import type { BalanceReason } from '../work/balance.ts';
import { MAX_REBALANCE_MOVES } from './batch-limits.ts';

export const staffNameFields = fieldsOf('StaffName', 'A member of staff by name. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  name: { shape: 'String', description: 'Display name.' },
});
export type StaffNameView = ViewOf<typeof staffNameFields>;

export const balanceOrderFields = fieldsOf('BalanceOrder', 'An order as a plan shows it. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  number: { shape: 'String', description: 'Its number.' },
  state: { shape: enumOf<OrderState>('OrderState'), description: 'Its state.', console: false },
  stateLabel: { shape: 'String', description: "The state's name, in the caller's language." },
  provinceName: { shape: 'String', description: "The province's name, in the caller's language." },
  due: { shape: 'DateTime', nullable: true, description: 'By when it is owed.' },
  left: {
    shape: objectOf<TimeLeft>('TimeLeft'),
    nullable: true,
    description: 'What is left until then; null: no clock runs.',
  },
  level: { shape: 'Int', description: `Share of its time that the clock has said: ${listInWords(dueLevels, 'or')}.` },
});
export type BalanceOrderView = ViewOf<typeof balanceOrderFields>;

export const plannedMoveFields = fieldsOf('PlannedMove', 'One order that a plan moves. Since 2026-11.', {
  order: { shape: balanceOrderFields, description: 'The order.' },
  version: { shape: 'Int', description: "The order's version, as the plan saw it." },
  from: { shape: staffNameFields, nullable: true, description: 'Whose it is; null: nobody’s.' },
  to: { shape: staffNameFields, description: 'Who is given it.' },
  why: { shape: enumOf<BalanceReason>('BalanceWhy'), description: 'Why.' },
  whyLabel: { shape: 'String', description: "The same in the caller's language." },
});
export type PlannedMoveView = ViewOf<typeof plannedMoveFields>;

export const stuckOrderFields = fieldsOf(
  'StuckOrder',
  'An order that should move and that nobody can take. Since 2026-11.',
  {
    order: { shape: balanceOrderFields, description: 'The order.' },
    from: { shape: staffNameFields, nullable: true, description: 'Whose it stays; null: nobody’s.' },
    whyLabel: { shape: 'String', description: "Why it should move, in the caller's language." },
    keptLabel: { shape: 'String', description: "What keeps everybody from it, in the caller's language." },
  },
);
export type StuckOrderView = ViewOf<typeof stuckOrderFields>;

export const balanceLoadFields = fieldsOf('BalanceLoad', 'What somebody has, before and after. Since 2026-11.', {
  id: { shape: 'ID', description: "The person's global id." },
  name: { shape: 'String', description: 'Display name.' },
  cap: { shape: 'Int', nullable: true, description: 'Cap 接单上限; null: none.' },
  away: { shape: 'Boolean', description: 'Away today.' },
  ordersBefore: { shape: 'Int', description: 'Orders now.' },
  ordersAfter: { shape: 'Int', description: 'Orders after the plan.' },
  weightBefore: {
    shape: 'Int',
    description: 'Weight now, hundredths: 100 for an order whose time has just begun, to 300 for one that is overdue.',
  },
  weightAfter: { shape: 'Int', description: 'Weight after the plan.' },
});
export type BalanceLoadView = ViewOf<typeof balanceLoadFields>;

export const rebalancePreviewFields = fieldsOf(
  'RebalancePreview',
  'A plan that spreads open orders over the reviewers 重新分配; nothing is done by it. Since 2026-11.',
  {
    now: { shape: 'DateTime', description: "The database's clock." },
    token: { shape: 'String', description: 'Stands for exactly these moves; sent back with them.' },
    moves: {
      shape: plannedMoveFields,
      list: true,
      description: `In the sequence in which they are done; at most ${MAX_REBALANCE_MOVES}.`,
    },
    stuck: {
      shape: stuckOrderFields,
      list: true,
      description: `What nobody can take, at most ${MAX_REBALANCE_MOVES} of them.`,
    },
    stuckCount: { shape: 'Int', description: 'How many nobody can take.' },
    people: {
      shape: balanceLoadFields,
      list: true,
      description: 'Everybody who reviews, the most loaded first.',
    },
    more: { shape: 'Boolean', description: 'The plan was cut: done, another one goes on.' },
  },
);
export type RebalancePreviewView = ViewOf<typeof rebalancePreviewFields>;

export const orderMovedFields = fieldsOf('OrderMoved', 'What became of one order. Since 2026-11.', {
  orderId: { shape: 'ID', description: "The order's global id." },
  refused: {
    shape: actionRefusedFields,
    nullable: true,
    description: 'Why it stayed where it is; null: it moved.',
  },
});
export type OrderMovedView = ViewOf<typeof orderMovedFields>;

export const ordersMovedFields = fieldsOf('OrdersMoved', 'What became of each order. Since 2026-11.', {
  reassignmentId: { shape: 'ID', description: 'What it is kept as: `undoReassignment` takes it back.' },
  results: { shape: orderMovedFields, list: true, description: 'In the sequence of the plan.' },
});
export type OrdersMovedView = ViewOf<typeof ordersMovedFields>;

export const reassignmentMoveFields = fieldsOf('ReassignmentMove', 'One order of a reassignment. Since 2026-11.', {
  orderId: { shape: 'ID', description: "The order's global id." },
  orderNumber: { shape: 'String', description: "The order's number." },
  fromName: { shape: 'String', nullable: true, description: 'Whose it was; null: nobody’s.' },
  toName: { shape: 'String', nullable: true, description: 'Who was given it; null: nobody.' },
  why: { shape: 'String', nullable: true, description: 'Why the plan moved it; null: a person chose.' },
  undone: { shape: 'Boolean', description: 'It was taken back.' },
});
export type ReassignmentMoveView = ViewOf<typeof reassignmentMoveFields>;

/** How orders came to others 转派方式. */
export type ReassignmentKind = 'REBALANCE' | 'ASSIGN';

export const reassignmentFields = fieldsOf('Reassignment', 'What a supervisor moved in one act 转派. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id.' },
  kind: { shape: enumOf<ReassignmentKind>('ReassignmentKind'), description: 'A plan, or a choice of rows.' },
  staffName: { shape: 'String', description: 'Who did it.' },
  at: { shape: 'DateTime', description: 'When.' },
  undoneAt: { shape: 'DateTime', nullable: true, description: 'When it was last taken back; null: it was not.' },
  undoneName: { shape: 'String', nullable: true, description: 'Who took it back.' },
  moves: {
    shape: reassignmentMoveFields,
    list: true,
    description: 'Its orders, by number.',
  },
});
export type ReassignmentView = ViewOf<typeof reassignmentFields>;

export const reassignmentPageFields = fieldsOf('ReassignmentPage', 'A page of reassignments. Since 2026-11.', {
  reassignments: { shape: reassignmentFields, list: true, description: 'The latest first.' },
  endCursor: { shape: 'String', nullable: true, description: 'The cursor that the next page follows.' },
  hasNextPage: { shape: 'Boolean', description: 'There are earlier ones.' },
});
export type ReassignmentPageView = ViewOf<typeof reassignmentPageFields>;
