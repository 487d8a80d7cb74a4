import { escalatedOrderFields, ordersAssignedFields } from '@beian/domain/order-fields';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const OrdersAssignedResult = resultType(
  'OrdersAssignedResult',
  'What became of each order, or why the whole call was refused. Since 2026-11.',
  objectType(ordersAssignedFields),
);

export const EscalatedOrderConnection = connectionType(objectType(escalatedOrderFields), 'EscalatedOrder');
