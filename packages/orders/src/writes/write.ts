import type { Actor, OrderFacts, Refusal } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import type { PerformCall } from '../perform-call.ts';
import type { orders } from '../schema/order.ts';
import type { LoadedOrder } from '../sql/facts.ts';

/** The arguments of an event's write function. Guards have passed; `input` has the shape given in the event's row. */
export interface WriteContext {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly loaded: LoadedOrder;
  /** The facts as judged, including data from the call. */
  readonly facts: OrderFacts;
  readonly actor: Actor;
  readonly input: unknown;
  readonly call: PerformCall;
}

/** Columns that the write sets on the order's row, and the data that its event logs in clear. */
export interface EventWriteResult {
  readonly set?: Partial<typeof orders.$inferInsert>;
  /** The content changed: the version increases although the state stays. */
  readonly contentChanged?: boolean;
  readonly logged?: Record<string, unknown>;
  /** A running statement whose result nothing else needs; awaited together with the other writes. */
  readonly pendingWrite?: Promise<unknown>;
  /** openOrder only: the id of the new order, and the salt of names in its event chain. */
  readonly orderId?: string;
  readonly chainSalt?: Uint8Array;
}

/** A write function that refuses must do so before it has written anything. */
export type EventWrite = (context: WriteContext) => Promise<EventWriteResult | Refusal>;
