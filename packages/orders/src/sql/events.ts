import type { Actor, EditionId, OrderEvent, OrderState } from '@beian/domain';
import type { Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { orderEvents } from '../schema/order.ts';
import { sha256 } from '../seal.ts';

export interface EventToAppend {
  readonly orderId: string;
  readonly seq: number;
  readonly event: OrderEvent;
  readonly from: OrderState | null;
  /** null: the state stayed. */
  readonly to: OrderState | null;
  readonly actor: Actor;
  /** Without personal values. */
  readonly input: Record<string, unknown>;
  readonly edition: EditionId;
  /** ISO text, UTC. */
  readonly at: string;
  /** Hash of the event before; empty for the first. */
  readonly previous: string;
}

/** Appends one event; its hash covers everything it says and the hash before it. */
export async function appendEvent(tx: Tx, event: EventToAppend): Promise<{ id: string; hash: string }> {
  const id = newId('event');
  const hash = sha256(
    JSON.stringify([
      event.previous,
      id,
      event.orderId,
      event.seq,
      event.event,
      event.from,
      event.to,
      event.actor.kind,
      event.actor.id,
      event.input,
      event.edition,
      event.at,
    ]),
  );
  await tx.insert(orderEvents).values({
    id,
    orderId: event.orderId,
    seq: event.seq,
    event: event.event,
    fromState: event.from,
    toState: event.to,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    actorName: event.actor.name,
    input: event.input,
    edition: event.edition,
    at: event.at,
    previous: event.previous,
    hash,
  });
  return { id, hash };
}
