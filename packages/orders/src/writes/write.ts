import type { Actor, OrderFacts, Refusal } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import type { PerformCall } from '../perform-call.ts';
import type { orders } from '../schema/order.ts';
import type { LoadedOrder } from '../sql/facts.ts';

/** What an event's own write is given. Guards have passed; `input` has the shape of the event's row. */
export interface WriteContext {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly loaded: LoadedOrder;
  /** As they were judged: with what came with the call. */
  readonly facts: OrderFacts;
  readonly actor: Actor;
  readonly input: unknown;
  readonly call: PerformCall;
}

/** What the write changed of the order's row, and what its event may say in clear. */
export interface EventWriteResult {
  readonly set?: Partial<typeof orders.$inferInsert>;
  /** The content changed: the version moves although the state stays. */
  readonly contentChanged?: boolean;
  readonly logged?: Record<string, unknown>;
  /** A statement that is on its way and that nothing else needs: it is waited for with the others. */
  readonly pendingWrite?: Promise<unknown>;
  /** openOrder alone: the order it made, and the salt of names in its chain. */
  readonly orderId?: string;
  readonly chainSalt?: Uint8Array;
}

/** A write refuses before it has written anything. */
export type EventWrite = (context: WriteContext) => Promise<EventWriteResult | Refusal>;
