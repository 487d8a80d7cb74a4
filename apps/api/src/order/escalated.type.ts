import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { Escalation } from './colleague.type.ts';
import { Order } from './order.type.ts';

@ObjectType('EscalatedOrder', {
  simpleResolvers: true,
  description: 'An open escalation with its order. Since 2026-11.',
})
export class EscalatedOrder {
  @Field(() => Escalation, { description: 'Who handed it up, when and why.' })
  escalation!: Escalation;

  @Field(() => Order, { description: 'The order.' })
  order!: Order;
}

export const EscalatedOrderConnection = connectionType(EscalatedOrder, 'EscalatedOrder');
