import { hashOfEvent } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { orders } from '@beian/database/schema';
import type { Tx } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import type { PartnerEventKind } from '@beian/domain/partner';
import type { EditionId } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { getTableColumns, is, SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { isRequestedKindSql } from './kinds-sql.ts';

export interface EventToAppend {
  readonly orderId: string;
  readonly seq: number;
  readonly event: LiveEvent;
  readonly from: OrderState | null;
  /** null when the state did not change. */
  readonly to: OrderState | null;
  readonly actor: Actor;
  /** Must hold no personal values. */
  readonly input: Record<string, unknown>;
  readonly edition: EditionId;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Hash of the previous event; empty for the first one. */
  readonly previous: string;
  /**
   * `chain_salt` of the order, 32 bytes: the actor enters the hash salted with it, so that a name can be erased later.
   */
  readonly salt: Uint8Array;
  /** The order is a test order. */
  readonly test: boolean;
  /** The event in the partner's event log; null for none. */
  readonly partnerEvent: {
    readonly kind: PartnerEventKind;
    readonly partnerId: string;
    readonly state: OrderState;
    readonly version: number;
  } | null;
}

const insertSql = `insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind,
        actor_id, actor_name, input, edition, at, previous, hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/**
 * Appends one event. Its hash covers all of its content and the previous hash (audit/texts.ts). The event is stored
 * once `pendingWrite` is settled.
 */
export function appendEvent(tx: Tx, event: EventToAppend): { hash: string; pendingWrite: Promise<unknown> } {
  const id = newId('event');
  const hash = hashOfEvent({ id, ...event });
  const { orderId, seq, from, to, actor, input, edition, at, previous, partnerEvent } = event;
  const pendingWrite = tx.client.query({
    name: partnerEvent === null ? 'append-event' : 'append-told-event',
    text:
      partnerEvent === null
        ? `/* appendEvent */ ${insertSql}`
        : `/* appendEvent */ with event as (${insertSql}) ${partnerEventSql}`,
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
      ...(partnerEvent === null
        ? []
        : [partnerEvent.partnerId, partnerEvent.kind, partnerEvent.state, partnerEvent.version]),
    ],
  });
  return { hash, pendingWrite };
}

/**
 * Inserts the row of the partner's event log and one delivery per endpoint subscribed to it, in the same statement as
 * the event.
 */
const partnerEventSql = `, told as (insert into app.partner_events (id, partner_id, order_id, kind, state, version, at)
        values ($1, $15, $2, $16, $17, $18, $12))
      insert into app.webhook_deliveries (id, endpoint_id, event_id, partner_id, order_id)
      select app.new_id('delivery'), w.id, $1, $15, $2 from app.webhook_endpoints w
      where w.partner_id = $15 and w.state = 'ENABLED' and ${isRequestedKindSql('$16', 'w.kinds')}`;

const columns = getTableColumns(orders);
type Column = keyof typeof columns;
type Insert = typeof orders.$inferInsert;
/** New values of an order's columns; SQL of the column's type is evaluated by the update. */
export type OrderChange = { readonly [C in keyof Insert]?: Insert[C] | SQL<Insert[C]> };

/** Cached statement names and texts, one per set of columns (and per SQL value in it). */
const statementNames = new Map<string, string>();
const dialect = new PgDialect();

/**
 * Updates columns of an order's row; undefined values are left unchanged. One named statement per set of columns,
 * because Drizzle builds the text and PostgreSQL the plan anew on every call otherwise.
 */
export async function updateOrder(tx: Tx, id: string, change: OrderChange): Promise<void> {
  const values: unknown[] = [id];
  const set: string[] = [];
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const column = columns[name as Column];
    let given = `$${values.length + 1}`;
    if (is(value, SQL)) {
      const { sql: text, params } = dialect.sqlToQuery(value);
      given = text.replace(/\$(\d+)/g, (_, nth: string) => `$${values.length + Number(nth)}`);
      values.push(...params);
    } else values.push(value === null ? null : column.mapToDriverValue(value));
    set.push(`"${column.name}" = ${given}`);
  }
  const text = `/* updateOrder */ update app.orders set ${set.join(', ')} where id = $1`;
  const name = statementNames.get(text) ?? `update-order-${statementNames.size}`;
  statementNames.set(text, name);
  await tx.client.query({ name, text, values });
}
