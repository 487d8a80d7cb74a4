import { DatabaseUnavailable } from '@beian/database/connection';
import { type AppContext, queryAsSystem, settleAll, system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import { findFacts } from '../facts/facts.ts';
import { perform } from '../perform/perform.ts';
import { isClockStoppedSql } from '../routing/routing.ts';

/** SQL: the clock of timer `t` is running; only hand-over can be stopped. */
const isRunningSql = `(t.duty <> 'handOver' or not ${isClockStoppedSql('t.order_id')})`;

/**
 * SQL: `columns` of open timers `t` that may fire and satisfy `when`, the first `limit` by due time of each kind. Lapse
 * timers have a separate index, which is not read while the setting `lapse` is off.
 */
export function openTimersSql(columns: string, when: string, limit: number | string): string {
  const of = (kind: string) => `(select ${columns} from app.timers t
    where t.fired_at is null and t.closed_at is null and ${kind} and ${when} and ${isRunningSql} order by t.due_at, t.id limit ${limit})`;
  return `${of("t.raises <> 'lapse'")} union all
    ${of("t.raises = 'lapse' and (select value = 'true' from app.settings where name = 'lapse')")}`;
}

export interface ClockStatus {
  /** The database's real time, not `app.now()`; milliseconds since 1970. */
  readonly at: number;
  /** A timer is due and may fire. */
  readonly due: boolean;
  /** Milliseconds until the next timer is due; null when none is open. */
  readonly nextMs: number | null;
}

/**
 * Reads the clock of the database; the cost does not grow with the number of timers. `except`: ids of timers to ignore
 * for now.
 * @throws DatabaseUnavailable
 */
export async function readClock(ctx: AppContext, except: readonly string[]): Promise<ClockStatus> {
  const [row] = await queryAsSystem<{ at: number; due: boolean; nextMs: number | null }>(ctx, {
    name: 'read-clock',
    text: `/* readClock */ select (extract(epoch from clock_timestamp()) * 1000)::float8 as at,
      exists (${openTimersSql('1', 't.due_at <= app.now() and t.id <> all($1)', 1)}) as due,
      (select ceil(extract(epoch from min(n.due_at) - app.now()) * 1000)::float8
        from (${openTimersSql('t.due_at', 't.due_at > app.now()', 1)}) n) as "nextMs"`,
    values: [except],
  });
  if (row === undefined) throw new Error('readClock: no answer');
  return row;
}

/** One timer failed to fire; the caller continues with the others. */
export class TimerFault extends Error {
  readonly timerId: string;
  constructor(timerId: string, cause: unknown) {
    super('a timer cannot fire', { cause });
    this.name = 'TimerFault';
    this.timerId = timerId;
  }
}

export interface FireTimersOptions {
  /** Maximum number of timers in one transaction. */
  readonly limit: number;
  readonly except?: readonly string[];
  /** Fire only these timers. */
  readonly only?: readonly string[];
}

/**
 * Candidates read per timer taken: several workers fire timers in parallel and skip those that another one has locked.
 */
const CANDIDATES_PER_TIMER = 20;

/**
 * Fires due timers, the longest overdue first, up to `limit` in one transaction and one per order; returns their ids.
 * The database's clock decides whether a timer is due, its row whether it has fired, the settings whether its kind may
 * fire. Orders are locked first, as everywhere; a locked order is skipped and its timer fires with the next call.
 * @throws TimerFault when a single timer caused the error, DatabaseUnavailable
 */
export async function fireDueTimers(
  ctx: AppContext,
  { limit, except = [], only }: FireTimersOptions,
): Promise<string[]> {
  let singleTimerId: string | undefined;
  const firing = transaction(ctx, system('clock'), async (tx) => {
    // A generic plan is used because planning the fact queries takes longer than reading 25 orders.
    const planned = tx.client.query('set local plan_cache_mode = force_generic_plan');
    const locking = tx.client.query<{ id: string }>({
      name: only === undefined ? 'hold-due' : 'hold-named',
      text: `/* holdDue */ with due as materialized (select distinct on (d.order_id) d.id, d.order_id, d.due_at
          from (${openTimersSql('t.id, t.order_id, t.due_at', `t.due_at <= app.now() and t.id <> all($2)${only === undefined ? '' : ' and t.id = any($3)'}`, `$1 * ${CANDIDATES_PER_TIMER}`)}) d
          order by d.order_id, d.due_at, d.id)
        select d.id from due d join app.orders o on o.id = d.order_id order by d.due_at, d.id limit $1 for update of o skip locked`,
      values: only === undefined ? [limit, except] : [limit, except, only],
    });
    const [, { rows: lockedTimers }] = await settleAll([planned, locking]);
    if (lockedTimers.length === 0) return [];
    singleTimerId = lockedTimers.length === 1 ? lockedTimers[0]?.id : undefined;
    // Another worker may have fired these timers before the orders were locked.
    const { rows } = await tx.client.query<{ id: string; orderId: string; raises: LiveEvent; share: number }>({
      name: 'fire-timers',
      text: `/* fireDueTimers */ update app.timers t set fired_at = app.now()
        where t.id = any($1) and t.closed_at is null and t.fired_at is null and t.due_at <= app.now() and app.timer_rings(t.raises)
          and ${isRunningSql} returning t.id, t.order_id as "orderId", t.raises, t.share`,
      values: [lockedTimers.map(({ id }) => id)],
    });
    const facts = await findFacts(
      tx,
      rows.map(({ orderId }) => orderId),
    );
    const actor = system('clock');
    await settleAll(
      rows.map(({ id, orderId, raises, share }) =>
        perform(ctx, tx, { event: raises, orderId, actor, input: { timerId: id, share } }, facts.get(orderId)),
      ),
    );
    return rows.map(({ id }) => id);
  });
  // Covers errors at commit too.
  return firing.catch((fault: unknown) => {
    throw singleTimerId === undefined || fault instanceof DatabaseUnavailable
      ? fault
      : new TimerFault(singleTimerId, fault);
  });
}
