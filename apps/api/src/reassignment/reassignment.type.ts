import {
  ordersMovedFields,
  type ReassignmentKind,
  reassignmentPageFields,
  rebalancePreviewFields,
} from '@beian/domain/order';
import { type BalanceReason, balanceReasons } from '@beian/domain/work';
import { createUnionType, Field, ID, InputType, Int } from 'type-graphql';
import { enumOf } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const BalanceWhys = enumOf<BalanceReason>('BalanceWhy', 'Why a rebalance moves an order.', balanceReasons);
export const ReassignmentKinds = enumOf<ReassignmentKind>('ReassignmentKind', 'How orders came to others 转派方式.', {
  REBALANCE: { zh: '重新分配', en: 'Rebalance' },
  ASSIGN: { zh: '批量指派', en: 'Bulk assignment' },
});

export const RebalancePreview = objectType(rebalancePreviewFields);

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

export const OrdersMoved = objectType(ordersMovedFields);

export const OrdersMovedResult = createUnionType({
  name: 'OrdersMovedResult',
  description: 'What became of each order, or why the whole call was refused. Since 2026-11.',
  types: () => [OrdersMoved, ActionRefused] as const,
  resolveType: (value) => ('results' in value ? OrdersMoved : ActionRefused),
});

export const ReassignmentPage = objectType(reassignmentPageFields);
