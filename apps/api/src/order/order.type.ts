import { pageLimits } from '@beian/database/sql';
import { fieldsOf } from '@beian/domain/fields';
import type { QueueStage } from '@beian/domain/order';
import { orderFields } from '@beian/domain/order-fields';
import { formatCount } from '@beian/domain/text';
import { shownFields } from '@beian/orders/views';
import { Field, Int, ObjectType } from 'type-graphql';
import { QueueStages } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

/** Stored columns and computed fields. No field has a resolver: the client gets the query's result unchanged (docs/performance.md). */
export const Order = objectType(
  fieldsOf('Order', orderFields.description, { ...shownFields, ...orderFields.rows }),
  Node,
);
export const OrderConnection = connectionType(Order, 'Order');

@ObjectType('QueueCount', {
  simpleResolvers: true,
  description: 'How many orders a tab of the queue holds. Since 2026-11.',
})
export class QueueCount {
  @Field(() => QueueStages, { description: 'The tab.' })
  stage!: QueueStage;

  @Field(() => Int, {
    description: `Orders in it that the caller may see, exact up to ${formatCount(pageLimits.counted)}.`,
  })
  count!: number;
}

export const OrderResult = resultType(
  'OrderResult',
  'The order after the step, or why the step was refused. Since 2026-11.',
  Order,
);
