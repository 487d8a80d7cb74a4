import type { AppContext, Tx } from '@beian/database/transaction';
import type { EventInput, LiveEvent, OrderFacts } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import type { LoadedOrder } from '../facts/facts.ts';
import type { OrderChange } from './event-rows.ts';
import type { PerformCall } from './perform-call.ts';

/** The arguments of an event's write function. The guards have passed; `input` is as the event's schema returned it. */
export interface WriteContext<E extends LiveEvent = LiveEvent> {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly loaded: LoadedOrder;
  /** The facts as judged, including data from the call. */
  readonly facts: OrderFacts;
  readonly actor: Actor;
  readonly input: EventInput<E>;
  readonly call: PerformCall;
}

/** Columns that the write sets on the order's row, and the data that its event logs in clear. */
export interface EventWriteResult {
  readonly set?: OrderChange;
  /** The content changed: the version increases although the state stays. */
  readonly contentChanged?: boolean;
  readonly logged?: Record<string, unknown>;
  /** What the order files has its number from this event on; notices of it say so. */
  readonly numbered?: true;
  /** Statements under way whose result nothing else needs: `perform` waits for them once it has sent its own. */
  readonly pendingWrite?: Promise<unknown>;
  /** openOrder only: the id of the new order, and the salt of names in its event chain. */
  readonly orderId?: string;
  readonly chainSalt?: Uint8Array;
}

/**
 * The write function of an event, or of each of several events; without a parameter, of every event. One that refuses
 * must do so before it has written anything.
 */
export type EventWrite<E extends LiveEvent = LiveEvent> = (
  context: WriteContext<E>,
) => Promise<EventWriteResult | Refusal>;
