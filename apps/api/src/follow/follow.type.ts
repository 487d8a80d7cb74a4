import { Field, ObjectType } from 'type-graphql';
import type { LocalizedOrder } from '../localize.ts';
import { Order } from '../order/order.type.ts';
import { PartnerEvent } from '../webhook/webhook.type.ts';

@ObjectType('FollowedEvent', {
  simpleResolvers: true,
  description: 'A row of the event log as it comes to whoever follows it 跟随. Since 2026-11.',
})
export class FollowedEvent {
  @Field(() => String, {
    description: 'Give it as `after` to go on behind this event; also good for `partnerEvents(after:)`.',
  })
  cursor!: string;

  @Field(() => PartnerEvent, {
    nullable: true,
    description: 'What happened; null in the first answer, which says from which cursor on is followed.',
  })
  event!: PartnerEvent | null;

  @Field(() => Order, {
    nullable: true,
    description:
      'The order as it is at the moment of the answer: it may have moved on since the event. null in the first answer, and for an event about a rectification notice.',
  })
  order!: LocalizedOrder | null;
}
