import type { OrderEvent } from '@beian/domain/order-names';
import { Field, ObjectType } from 'type-graphql';
import { OrderEvents, type PresenceName, Presences } from './enums.ts';
import { Reason } from './reason.type.ts';

@ObjectType('Action', {
  simpleResolvers: true,
  description:
    "What the caller may do next, with the judge's verdict: a client draws it and decides nothing. Since 2026-11.",
})
export class Action {
  @Field(() => OrderEvents, { description: 'The event; the mutation has the same name.' })
  event!: OrderEvent;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => Presences, { description: 'Whether it may be done now.' })
  presence!: PresenceName;

  @Field(() => [Reason], { description: 'Why it may not be done now; empty when enabled.' })
  reasons!: Reason[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is what comes first in this state: a client makes its button stand out, and does only such an action to many orders at once. For staff; null for a partner. Since 2026-11.',
  })
  primary!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What to ask before doing it: it is final, seen outside, or would send a bureau exactly what it refused, with what it said then.',
  })
  confirm!: string | null;

  @Field(() => [Reason], {
    description: 'Warnings that the caller must have read: their codes go into the argument `acknowledged`.',
  })
  acknowledge!: Reason[];
}
