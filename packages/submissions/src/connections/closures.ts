import { calendarInForce } from '@beian/database/calendar';
import { newId } from '@beian/database/ids';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { splitClock } from '@beian/domain/board';
import { workingBetween } from '@beian/domain/calendar';
import type { LiveEvent } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { lockOrder } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import { filedOverSql } from '@beian/orders/routing';

/**
 * The call that a closure affects: the next answer to it ends the closure. A closure by filing hours (`hours`) ends
 * only with the hours.
 */
export type ClosedCall = 'upload' | 'download';

/** 通道关闭: a time in which a connection accepted nothing; instants are ISO 8601 in UTC. */
export interface BureauClosure {
  readonly id: string;
  readonly code: string;
  readonly since: string;
  readonly until: string;
}

/** Opens a closure after code 15, 20, 901 or 902, unless there is an open one. */
export async function openClosure(tx: Tx, bureauId: string, call: ClosedCall, code: string): Promise<void> {
  await tx.client.query(
    `/* openClosure */ insert into app.bureau_closures (id, bureau_id, call, code) values ($1, $2, $3, $4)
     on conflict (bureau_id) where until is null do nothing`,
    [newId('closure'), bureauId, call, code],
  );
}

/**
 * Ends the closure when the bureau answers again; returns whether there was one. An accepted file also ends a closure
 * of downloads.
 */
export async function endClosure(tx: Tx, bureauId: string, call: ClosedCall): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* endClosure */ update app.bureau_closures set until = greatest(app.now(), since)
     where bureau_id = $1 and until is null and (call = $2 or ($2 = 'upload' and call = 'download'))`,
    [bureauId, call],
  );
  return rowCount === 1;
}

/**
 * Moves the due times and open timers of orders that were submitting during the ended closures of a connection, each
 * as an event of the system clock. One transaction per order, so that any later call can continue.
 */
export async function settleClosures(ctx: AppContext, bureauId: string): Promise<void> {
  const clock = system('clock');
  const ended = await transaction(ctx, clock, async (tx) => {
    const { rows } = await tx.client.query<BureauClosure>(
      `/* endedClosures */ select id, code, app.iso(since) as since, app.iso(until) as until from app.bureau_closures
       where bureau_id = $1 and until is not null and settled_at is null order by since`,
      [bureauId],
    );
    return rows;
  });
  for (const closure of ended) {
    const orderIds = await transaction(ctx, clock, (tx) => findOrdersInClosure(tx, bureauId, closure));
    for (const orderId of orderIds) await transaction(ctx, clock, (tx) => moveDueOfOrder(ctx, tx, orderId, closure));
    await transaction(ctx, clock, (tx) =>
      tx.client.query('/* settleClosure */ update app.bureau_closures set settled_at = app.now() where id = $1', [
        closure.id,
      ]),
    );
  }
}

/** Orders on the way to the bureau that may have been submitting during the closure and were not moved for it yet. */
async function findOrdersInClosure(tx: Tx, bureauId: string, closure: BureauClosure): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* closedOrders */ select o.id from app.bureaus b join app.orders o on ${filedOverSql}
     where b.id = $1 and o.duty = 'handOver' and o.duty_since < $2::timestamptz and o.due_at > $3::timestamptz
       and exists (select 1 from app.order_events e where e.order_id = o.id and e.to_state = 'SUBMITTING' and e.at < $2::timestamptz)
       and not exists (select 1 from app.order_events e where e.order_id = o.id and e.event = 'moveDue'
         and e.input ->> 'closureId' = $4)
     order by o.id`,
    [bureauId, closure.until, closure.since, closure.id],
  );
  return rows.map(({ id }) => id);
}

async function moveDueOfOrder(ctx: AppContext, tx: Tx, orderId: string, closure: BureauClosure): Promise<void> {
  // Locked first, so that moves by another worker are seen.
  if (!(await lockOrder(tx, orderId))) return;
  const { rows } = await tx.client.query<{
    changes: { at: string; event: LiveEvent; to: OrderState }[];
    hours: { open: string; close: string };
    calendar: { version: number; loadedUntil: string };
  }>(
    `/* clockOfOrder */ select (select json_agg(json_build_object('at', app.iso(e.at), 'event', e.event, 'to', e.to_state) order by e.seq)
         from app.order_events e where e.order_id = o.id and e.to_state is not null and e.at >= o.duty_since) as changes,
       (select value from app.settings where name = 'workingHours') as hours,
       (select value from app.settings where name = 'calendar') as calendar
     from app.orders o where o.id = $1 and not exists (select 1 from app.order_events e where e.order_id = o.id
       and e.event = 'moveDue' and e.input ->> 'closureId' = $2)`,
    [orderId, closure.id],
  );
  const row = rows[0];
  if (row === undefined) return;
  const calendar = await calendarInForce(ctx, tx, row.calendar);
  // Since the duty began, only the closure counts as time of the bureau.
  const still = splitClock(row.changes ?? [], [{ from: closure.since, until: closure.until }], closure.until).filter(
    ({ party }) => party === 'bureau',
  );
  const workingMs = still.reduce((sum, { from, until }) => sum + workingBetween(calendar, row.hours, from, until), 0);
  const since = still[0]?.from;
  if (since === undefined || workingMs === 0) return;
  const parts = still.map((one) => ({
    from: new Date(one.from).toISOString(),
    until: new Date(one.until).toISOString(),
  }));
  const input = { closureId: closure.id, code: closure.code, until: closure.until, workingMs, parts };
  await perform(ctx, tx, {
    event: 'moveDue',
    orderId,
    actor: system('clock'),
    input: { ...input, since: new Date(since).toISOString() },
  });
}
