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
/** Input type of an event, inferred from its schema. */
export type EventInput<E extends LiveEvent> = (typeof events)[E] extends { input: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;

export const eventRow = (event: LiveEvent): OrderEventRow => events[event];
