import type { Actor, EditionId, OrderEvent, OrderState } from '@beian/domain';
import type { Tx } from '../house.ts';
import { newId } from '../ids.ts';
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

/** Appends one event; its hash covers everything it says and the hash before it. It stands once `written` is settled. */
export function appendEvent(tx: Tx, event: EventToAppend): { hash: string; written: Promise<unknown> } {
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
  const { orderId, seq, from, to, actor, input, edition, at, previous } = event;
  const written = tx.client.query({
    name: 'append-event',
    text: `/* appendEvent */ insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind,
        actor_id, actor_name, input, edition, at, previous, hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      id,
      orderId,
      seq,
      event.event,
      from,
      to,
      actor.kind,
      actor.id,
      actor.name,
      JSON.stringify(input),
      edition,
      at,
      previous,
      hash,
    ],
  });
  return { hash, written };
}
