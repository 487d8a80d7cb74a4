import type { ClientBase } from 'pg';
import {
  type FoldEvent,
  type FoldedColumn,
  type FoldedOrder,
  foldedColumns,
  foldOrder,
  millisecondsSql,
} from './fold-order.ts';
import { type Fault, MAX_NAMED, remainderFault, type VerifyOptions } from './verification-result.ts';

/** Orders held in memory at a time, with their events. */
const PAGE = 500;

const names = Object.keys(foldedColumns) as FoldedColumn[];

interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly row: FoldedOrder;
  readonly events: readonly FoldEvent[];
}

/**
 * Compares the row of each order with its events, which the chain proves, and so finds a state, round or assignee
 * that was changed without `perform`. Columns that no event determines are listed in docs/operations.md. Reads orders
 * page by page.
 */
export async function verifyOrders(
  client: ClientBase,
  { order, day }: VerifyOptions,
  faults: Fault[],
): Promise<{ orders: number }> {
  // A day limits the audit log only; an order is always verified as a whole.
  if (day !== undefined && order === undefined) return { orders: 0 };
  const page = `select o.id, o.number, json_build_object(${names.map((name) => `'${name}', ${foldedColumns[name]}`).join(', ')}) as row,
      (select coalesce(json_agg(json_build_object('event', e.event, 'to', e.to_state, 'actorKind', e.actor_kind, 'actorId', e.actor_id,
          'actorName', e.actor_name, 'edition', e.edition, 'handOverEdition', e.input -> 'handOverEdition', 'at', ${millisecondsSql('e.at')}, 'kind', e.input ->> 'kind', 'share', e.input -> 'share', 'after', e.input -> 'after',
          'staff', e.input ->> 'staff', 'staffId', e.input ->> 'staffId', 'due', ${millisecondsSql(`(e.input -> 'due' ->> 'to')::timestamptz`)}) order by e.seq), '[]')
        from app.order_events e where e.order_id = o.id) as events
    from app.orders o where o.id > $1 ${order === undefined ? '' : 'and o.id = $3'} order by o.id limit $2`;
  let count = 0;
  let differ = 0;
  let reached = '';
  for (;;) {
    const { rows } = await client.query<OrderRow>(page, [reached, PAGE, ...(order === undefined ? [] : [order])]);
    for (const one of rows) {
      const what = describeDifferences(one);
      if (what === undefined) continue;
      differ += 1;
      if (differ <= MAX_NAMED) faults.push({ table: 'orders', id: one.id, day: null, what });
    }
    count += rows.length;
    reached = rows.at(-1)?.id ?? reached;
    if (rows.length < PAGE) break;
  }
  if (differ > MAX_NAMED) faults.push(remainderFault('orders', differ));
  return { orders: count };
}

function describeDifferences({ number, row, events }: OrderRow): string | undefined {
  const said = foldOrder(events);
  if (said === undefined) return `${number} has no event`;
  const parts = names
    .filter((name) => said[name] !== undefined && said[name] !== row[name])
    .map((name) => `${name} is ${shown(name, row[name])}, its events say ${shown(name, said[name])}`);
  return parts.length === 0 ? undefined : `${number}: ${parts.join('; ')}`;
}

const shown = (name: FoldedColumn, value: unknown): string =>
  name.endsWith('_at') || name.endsWith('_since')
    ? value === null
      ? 'nothing'
      : new Date(Number(value)).toISOString()
    : value === null
      ? 'nothing'
      : String(value);
