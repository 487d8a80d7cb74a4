import type { LiveEvent } from '@beian/domain';
import { isClockStoppedSql } from './bureau/closures.ts';
import { type AppContext, DatabaseUnavailable, queryAsSystem, settleAll, system, transaction } from './context.ts';
import { perform } from './perform.ts';
import { findFacts } from './sql/facts.ts';

/** SQL: the clock of the timer `t` runs: only hand-over can stand still. */
const isRunningSql = `(t.duty <> 'handOver' or not ${isClockStoppedSql('t.order_id')})`;

/**
 * SQL: columns of open timers `t` that may ring, where `when` holds, the first `limit` by due time of each kind. Those of a lapse
 * have an index of their own, which is not read while the setting is off.
 */
export function openTimersSql(columns: string, when: string, limit: number | string): string {
  const of = (kind: string) => `(select ${columns} from app.timers t
    where t.fired_at is null and t.closed_at is null and ${kind} and ${when} and ${isRunningSql} order by t.due_at, t.id limit ${limit})`;
  return `${of("t.raises <> 'lapse'")} union all
    ${of("t.raises = 'lapse' and (select value = 'true' from app.settings where name = 'lapse')")}`;
}

/** What the database's clock says. */
export interface ClockStatus {
  /** Its own time, not `app.now()`; milliseconds since 1970. */
  readonly at: number;
  /** A timer is due and may ring. */
  readonly due: boolean;
  /** Until the next one is due; null: none is to come. */
  readonly nextMs: number | null;
}

/**
 * One look at the clock, cheap with however many timers. `except`: timers that are left alone for now.
 * @throws DatabaseAway
 */
export async function readClock(ctx: AppContext, except: readonly string[]): Promise<ClockStatus> {
  const [row] = await queryAsSystem<{ at: number; due: boolean; nextMs: number | null }>(ctx, {
    name: 'look-at-clock',
    text: `/* readClock */ select (extract(epoch from clock_timestamp()) * 1000)::float8 as at,
      exists (${openTimersSql('1', 't.due_at <= app.now() and t.id <> all($1)', 1)}) as due,
      (select ceil(extract(epoch from min(n.due_at) - app.now()) * 1000)::float8
        from (${openTimersSql('t.due_at', 't.due_at > app.now()', 1)}) n) as "nextMs"`,
    values: [except],
  });
  if (row === undefined) throw new Error('lookAtClock: no answer');
  return row;
}

/** A timer that cannot ring, for whatever reason: the others are to go on without it. */
export class TimerFault extends Error {
  readonly timerId: string;
  constructor(timerId: string, cause: unknown) {
    super('a timer cannot ring', { cause });
    this.name = 'TimerFault';
    this.timerId = timerId;
  }
}

export interface FireTimersOptions {
  /** Timers of one transaction. */
  readonly limit: number;
  readonly except?: readonly string[];
  /** These alone. */
  readonly only?: readonly string[];
}

/** So many are looked at for each one that is taken: workers ring beside each other, and pass over what another one holds. */
const CANDIDATES_PER_TIMER = 20;

/**
 * Rings what is due, the longest overdue first, up to `limit` timers in one transaction, one of an order; returns their ids. The
 * database's clock decides whether a timer is due, the row whether it has rung, the settings whether its kind rings. Orders are
 * locked first, as everywhere; one that somebody has in hand is passed over, and rings with the next call.
 * @throws TimerFault where it was of one timer alone, DatabaseAway
 */
export async function fireDueTimers(
  ctx: AppContext,
  { limit, except = [], only }: FireTimersOptions,
): Promise<string[]> {
  let singleTimerId: string | undefined;
  const firing = transaction(ctx, system('clock'), async (tx) => {
    // Planning anew what reads an order takes longer than reading 25: the plan of any is good enough.
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
    // Another worker may have rung them before the orders were ours.
    const { rows } = await tx.client.query<{ id: string; orderId: string; raises: LiveEvent; share: number }>({
      name: 'ring-timers',
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
  // Also what the end of the transaction brings to light.
  return firing.catch((fault: unknown) => {
    throw singleTimerId === undefined || fault instanceof DatabaseUnavailable
      ? fault
      : new TimerFault(singleTimerId, fault);
  });
}
