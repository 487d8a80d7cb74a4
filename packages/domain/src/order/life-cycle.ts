import type { z } from 'zod';
import { defineLifeCycle, pausingEvents, resumingEvents, waitingStates } from '../life-cycle/define.ts';
import { states } from '../order-names/states.ts';
import { type EventInput, events, type LiveEvent } from './events/all.ts';
import type { OrderEventRow } from './events/event.ts';
import type { OrderNames } from './life-cycle-names.ts';

/** The life cycle of a change order (docs/spec/life-cycle.md): the states of states.ts and the event rows in events/. */
export const orderLifeCycle = defineLifeCycle<OrderNames>()({
  start: 'openOrder',
  states,
  events,
});

export const eventsThatPause = pausingEvents(orderLifeCycle);
export const eventsThatResume = resumingEvents(orderLifeCycle);
/** States in which an order waits while a clock is paused. */
export const statesOfWaiting = waitingStates(orderLifeCycle);

export type { EventInput, LiveEvent } from './events/all.ts';
export const liveEvents = Object.keys(events) as LiveEvent[];

/** The row of an event with the type of its own input. */
export interface LiveEventRow<E extends LiveEvent> extends OrderEventRow {
  readonly input: z.ZodType<EventInput<E>>;
}
const rows: { readonly [E in LiveEvent]: LiveEventRow<E> } = events;
export const eventRow = <E extends LiveEvent>(event: E): LiveEventRow<E> => rows[event];
