import { eventTextSql, REDACTED } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import type { ClientBase } from 'pg';
import { BATCH, type Fault, type VerifyOptions } from './verification-result.ts';

interface EventRow {
  readonly id: string;
  readonly order_id: string;
  readonly seq: number;
  readonly day: string;
  readonly previous: string;
  readonly hash: string;
  readonly said: string;
  readonly taken: boolean;
  readonly last_seq: number;
  readonly last_hash: string;
}

/** Verifies the chain of each order, and compares each order with the audit log. Ends at the first bad row. */
export async function verifyEvents(
  client: ClientBase,
  { order, day }: VerifyOptions,
  faults: Fault[],
): Promise<{ events: number; namesTaken: number }> {
  const counts = { events: 0, namesTaken: 0 };
  // A day limits the audit log only; the events of an order are always verified as a whole.
  if (day !== undefined && order === undefined) return counts;
  const page = `select e.id, e.order_id, e.seq, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, e.previous, e.hash, ${eventTextSql} as said,
       e.actor_name like '${REDACTED}%' as taken, o.last_seq, o.last_hash
     from app.order_events e join app.orders o on o.id = e.order_id where (e.order_id, e.seq) > ($1, $2) ${order === undefined ? '' : 'and e.order_id = $4'}
     order by e.order_id, e.seq limit $3`;
  let before: EventRow | undefined;
  for (;;) {
    const from = [before?.order_id ?? '', before?.seq ?? -2_147_483_648, BATCH];
    const { rows } = await client.query<EventRow>(page, [...from, ...(order === undefined ? [] : [order])]);
    for (const row of rows) {
      const fault = (before?.order_id === row.order_id ? undefined : checkChainEnd(before)) ?? checkEvent(row, before);
      if (fault !== undefined) {
        faults.push(fault);
        return counts;
      }
      before = row;
      counts.events += 1;
      if (row.taken) counts.namesTaken += 1;
    }
    if (rows.length < BATCH) break;
  }
  const cut = checkChainEnd(before) ?? (await findUnauditedEvent(client, order));
  if (cut !== undefined) faults.push(cut);
  return counts;
}

const fault = ({ id, day }: EventRow, what: string): Fault => ({ table: 'order_events', id, day, what });

/** The last event of an order must be the one that the order names. */
function checkChainEnd(last: EventRow | undefined): Fault | undefined {
  if (last === undefined || (last.seq === last.last_seq && last.hash === last.last_hash)) return undefined;
  return last.seq < last.last_seq
    ? fault(
        last,
        `the chain of ${last.order_id} ends here, but ${last.last_seq} events were written: its tail was cut off`,
      )
    : { table: 'orders', id: last.order_id, day: last.day, what: `the order names another last event than ${last.id}` };
}

function checkEvent(row: EventRow, before: EventRow | undefined): Fault | undefined {
  const last = before?.order_id === row.order_id ? before : undefined;
  const seq = (last?.seq ?? 0) + 1;
  if (row.seq !== seq)
    return fault(row, `events ${seq} to ${row.seq - 1} of ${row.order_id}, before this one, were deleted`);
  if (row.previous !== (last?.hash ?? '')) return fault(row, 'it does not follow the event before it');
  if (sha256(row.said) !== row.hash) return fault(row, 'the event was changed or swapped');
  return undefined;
}

/**
 * Each move writes the head of the order's chain into the audit log, which a person who rewrites a chain to its end
 * cannot change. An event after the last audited one was inserted; an order whose events are all deleted still has
 * its audit rows.
 */
async function findUnauditedEvent(client: ClientBase, order: string | undefined): Promise<Fault | undefined> {
  // `offset 0`: under row-level security an index finds the event of a number that is a column, not of one that is computed from details.
  const audited = `select a.id, a.tx, a.at, a.target, (a.details ->> 'seq')::int as seq, a.details ->> 'hash' as hash from app.audit a
     where a.details ? 'hash' and a.details ? 'seq' and a.outcome = 'done' ${order === undefined ? '' : 'and a.target = $1'}`;
  const values = order === undefined ? [] : [order];
  const { rows: other } = await client.query<{ id: string | null; order: string; seq: number; day: string }>(
    `select e.id, a.target as order, a.seq, to_char(a.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
     from (${audited} offset 0) a left join app.order_events e on e.order_id = a.target and e.seq = a.seq
     where e.hash is distinct from a.hash order by a.tx, a.id limit 1`,
    values,
  );
  if (other[0] !== undefined) {
    const { id, order: owner, seq, day } = other[0];
    const what =
      id === null
        ? `event ${seq} of ${owner} was deleted: the audit names it`
        : 'the chain of its order was written anew from here or before: the audit names another event';
    return { table: 'order_events', id: id ?? `${owner} ${seq}`, day, what };
  }
  const { rows: more } = await client.query<{ id: string; day: string }>(
    `select e.id, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from app.orders o
     join app.order_events e on e.order_id = o.id and e.seq = o.last_seq
     left join (select a.target, max(a.seq) as seq from (${audited}) a group by a.target) h on h.target = o.id
     where h.seq is distinct from o.last_seq ${order === undefined ? '' : 'and o.id = $1'} order by e.at, e.id limit 1`,
    values,
  );
  return more[0] === undefined
    ? undefined
    : { table: 'order_events', ...more[0], what: 'no row of the audit names this event: it was put in' };
}
