import {
  ordersMovedFields,
  type ReassignmentKind,
  reassignmentPageFields,
  rebalancePreviewFields,
} from '@beian/domain/order';
import { type BalanceReason, balanceReasons } from '@beian/domain/work';
import { plannedMove } from '@beian/orders/reassign';
import { enumOf } from '../common/enums.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const BalanceWhys = enumOf<BalanceReason>('BalanceWhy', 'Why a rebalance moves an order.', balanceReasons);
export const ReassignmentKinds = enumOf<ReassignmentKind>('ReassignmentKind', 'How orders came to others 转派方式.', {
  REBALANCE: { zh: '重新分配', en: 'Rebalance' },
  ASSIGN: { zh: '批量指派', en: 'Bulk assignment' },
});

export const RebalancePreview = objectType(rebalancePreviewFields);

export const PlannedMoveInput = inputType(plannedMove);
export type PlannedMoveInput = Given<typeof plannedMove>;

export const OrdersMoved = objectType(ordersMovedFields);

export const OrdersMovedResult = resultType(
  'OrdersMovedResult',
  'What became of each order, or why the whole call was refused. Since 2026-11.',
  OrdersMoved,
);

export const ReassignmentPage = objectType(reassignmentPageFields);
