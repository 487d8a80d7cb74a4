import type { z } from 'zod';
import { defineLifeCycle } from '../life-cycle/define.ts';
import { bureauEvents } from './events/bureau.ts';
import { clockEvents } from './events/clock.ts';
import { colleagueEvents } from './events/colleagues.ts';
import { curtainEvents } from './events/curtain.ts';
import { deskEvents } from './events/desk.ts';
import { domainEvents } from './events/domains.ts';
import type { OrderEventRow } from './events/event.ts';
import { fillingEvents } from './events/filling.ts';
import { photoEvents } from './events/photo.ts';
import { reviewEvents } from './events/review.ts';
import { smsEvents } from './events/sms.ts';
import type { OrderNames } from './life-cycle-names.ts';
import { states } from './states.ts';

const events = {
  ...fillingEvents,
  ...domainEvents,
  ...deskEvents,
  ...colleagueEvents,
  ...reviewEvents,
  ...curtainEvents,
  ...photoEvents,
  ...bureauEvents,
  ...smsEvents,
  ...clockEvents,
};

/** The life cycle of a change order (docs/spec/life-cycle.md): the states of states.ts and the event rows in events/. */
export const orderLifeCycle = defineLifeCycle<OrderNames>()({
  start: 'openOrder',
  states,
  events,
});

export type LiveEvent = keyof typeof events;
export const liveEvents = Object.keys(events) as LiveEvent[];
/** The input of an event after its schema has checked it: trimmed, with defaults. */
export type EventInput<E extends LiveEvent> = z.output<(typeof events)[E]['input']>;

/** The row of an event with the type of its own input. */
export interface LiveEventRow<E extends LiveEvent> extends OrderEventRow {
  readonly input: z.ZodType<EventInput<E>>;
}
const rows: { readonly [E in LiveEvent]: LiveEventRow<E> } = events;
export const eventRow = <E extends LiveEvent>(event: E): LiveEventRow<E> => rows[event];
