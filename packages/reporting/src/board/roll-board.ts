import { dayOfSql, startOfDaySql } from '@beian/database/sql';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { clockParties } from '@beian/domain/board';
import { eventRow, eventsThatPause, LATE_WINDOW_DAYS, statesOfWaiting } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { dutySql, endsOurTurnSql, partiesSql, stretchStartSql, wasBreachedSql } from '@beian/orders/clock';
import { applyOpenChanges, recountOpenOrders } from './open-counts.ts';
import { saveBoardSnapshot } from './snapshots.ts';

/**
 * Dimensions of the past figures. `value`: nothing, a duty, a province, a kind, a partner, a staff member, a Shanghai
 * hour (`09`).
 */
export const boardDimensions = {
  ALL: `''`,
  CLOCK: dutySql('e.from_state'),
  PROVINCE: 'o.province',
  KIND: 'o.kind',
  PARTNER: 'o.partner_id',
  REVIEWER: `case when e.actor_kind = 'staff' then e.actor_id else '' end`,
} as const;
/**
 * Events younger than this are left for the next run, ms, because events may be committed in another sequence than
 * written. A day is computed anew on each run until it is over, so that even slower commits are included.
 */
export const SETTLING_DELAY_MS = 60_000;

/**
 * Brings the board's stored figures up to one minute ago, day by day, each day in its own transaction; an interrupted
 * run is continued by the next. Computed from events and closures only, and only here. `again`: rebuilds everything
 * from the first event.
 */
export async function rollUpBoard(ctx: AppContext, { again: rebuild = false } = {}): Promise<void> {
  // The row lock allows one run at a time.
  await asClock(ctx, async (tx) => {
    await tx.client.query('/* holdBoard */ select from app.board_rolled for update');
    await (rebuild ? recountOpenOrders(tx) : applyOpenChanges(tx));
    if (rebuild) await deleteFigures(tx);
  });
  for (let more = true; more; ) more = await asClock(ctx, rollUpDay);
  await asClock(ctx, saveBoardSnapshot);
}

const asClock = <T>(ctx: AppContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(ctx, system('clock'), work);

async function deleteFigures(tx: Tx): Promise<void> {
  await tx.client.query(`/* forgetBoard */ with days as (delete from app.board_days), late as (delete from app.late_turns),
      clocks as (delete from app.order_clocks), weeks as (delete from app.board_weeks)
    update app.board_rolled set upto = null`);
}

/** Computes the first incomplete day; returns false when it is the current one. */
async function rollUpDay(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ day: string; from: string; until: string; isOver: boolean }>(
    `/* dayToRoll */ with rolled as (select upto, app.now() - $1::int * interval '1 millisecond' as cut from app.board_rolled for update),
       -- A day that is whole is left for the next on which anything moved.
       span as (select cut, ${dayOfSql(`case when upto > ${startOfDaySql(dayOfSql('upto'))} then upto else least(cut, coalesce(
         (select min(e.at) from app.order_events e where e.to_state is not null and e.at >= case when upto is null then '-infinity' else upto end), cut)) end`)} as day
         from rolled)
     select day::text, app.iso(${startOfDaySql('day')}) as from, app.iso(least(cut, ${startOfDaySql('day + 1')})) as until,
       cut >= ${startOfDaySql('day + 1')} as "isOver"
     from span where cut > ${startOfDaySql('day')}`,
    [SETTLING_DELAY_MS],
  );
  const [span] = rows;
  if (span === undefined) return false;
  const { day, from, until } = span;
  await tx.client.query('/* forgetDay */ delete from app.board_days where day = $1', [day]);
  await tx.client.query('/* forgetLate */ delete from app.late_turns where day = $1', [day]);
  const values = [day, from, until];
  await tx.client.query(endedSql, values);
  await tx.client.query(heldSql, values);
  await tx.client.query(lateSql, values);
  await tx.client.query(lateDaysSql, [day]);
  await tx.client.query(clocksSql, values);
  await tx.client.query(weekSql, [day]);
  await tx.client.query('/* rolled */ update app.board_rolled set upto = $1', [until]);
  return span.isOver;
}

const within = `e.to_state is not null and e.at >= $2::timestamptz and e.at < $3::timestamptz`;

/** The dimensions of event `e` of order `o`, as rows `v`. */
const dimensionsSql = `lateral (values ${Object.entries(boardDimensions)
  .map(([name, value]) => `('${name}', ${value})`)
  .join(', ')}) v(dimension, value)`;

const endedSql = `/* rollEnded */ insert into app.board_days (day, dimension, value, ended)
  select $1::date, v.dimension, v.value, count(*)
  from app.order_events e join app.orders o on o.id = e.order_id cross join ${dimensionsSql}
  where ${within} and ${endsOurTurnSql} group by 2, 3`;

const stateIn = (state: string, states: readonly OrderState[]): string => `${state} in ('${states.join("', '")}')`;
const pausableStates = [...new Set(eventsThatPause.flatMap((event) => eventRow(event).from))];
/**
 * Stretches of waits, and of the reviews that they may interrupt, by the day on which they ended. A wait counts for the duty and the person
 * of the event that began it, a review for those of the event that ended it.
 */
const heldSql = `/* rollHeld */ insert into app.board_days (day, dimension, value, ended, held, held_ms, review_ms)
  select $1::date, v.dimension, v.value, 0, count(*) filter (where e.waited), coalesce(sum(e.ms) filter (where e.waited), 0),
    coalesce(sum(e.ms) filter (where not e.waited), 0)
  from (
    select s.order_id, true as waited, extract(epoch from e.at - s.at) * 1000 as ms, s.from_state, s.actor_kind, s.actor_id
    from app.order_events e cross join ${stretchStartSql} where ${within} and ${stateIn('e.from_state', statesOfWaiting)}
    union all
    select s.order_id, false, extract(epoch from e.at - s.at) * 1000, e.from_state, e.actor_kind, e.actor_id
    from app.order_events e cross join ${stretchStartSql} where ${within} and ${stateIn('e.from_state', pausableStates)} and e.actor_kind = 'staff'
  ) e join app.orders o on o.id = e.order_id cross join ${dimensionsSql}
  group by 2, 3
  on conflict (day, dimension, value) do update set held = excluded.held, held_ms = excluded.held_ms, review_ms = excluded.review_ms`;

const lateSql = `/* rollLate */ insert into app.late_turns (order_id, seq, ended_at, day, duty, ended_by)
  select e.order_id, e.seq, e.at, $1::date, ${dutySql('e.from_state')}, case when e.actor_kind = 'staff' then e.actor_id end
  from app.order_events e where ${within} and ${endsOurTurnSql} and ${wasBreachedSql}`;

/**
 * Late turns per day. An order counts once, on the day of its latest late turn, so that sums over days count distinct
 * orders for any start day. A late turn of today removes its order from an earlier day; near the present all days that
 * a board shows are therefore recounted, for past days only the day itself.
 */
const lateDaysSql = `/* rollLateDays */ with span as (select $1::date as until, $1::date - case when $1::date
      >= (app.now() at time zone 'Asia/Shanghai')::date - 1 then ${LATE_WINDOW_DAYS} else 1 end as after),
  late as (
    select l.day, v.dimension, v.value, row_number() over (partition by l.order_id, v.dimension, v.value order by l.day desc, l.seq desc) = 1 as last
    from span s join app.late_turns l on l.day > s.after and l.day <= s.until join app.orders o on o.id = l.order_id
    cross join lateral (values ('ALL', ''), ('CLOCK', l.duty), ('PROVINCE', o.province), ('KIND', o.kind), ('PARTNER', o.partner_id),
      ('REVIEWER', coalesce(l.ended_by, ''))) v(dimension, value)),
  counted as (select day, dimension, value, count(*)::int as turns, (count(*) filter (where last))::int as orders from late group by 1, 2, 3)
  update app.board_days d set late_turns = c.turns, late_orders = c.orders from counted c
  where (d.day, d.dimension, d.value) = (c.day, c.dimension, c.value) and (d.late_turns, d.late_orders) is distinct from (c.turns, c.orders)`;

/** An order is approved once and its times do not change afterwards, so existing rows are kept. */
const clocksSql = `/* rollClocks */ insert into app.order_clocks (order_id, ended_at, day, ${clockParties.join(', ')})
  select p.id, e.at, $1::date, ${clockParties.map((party) => `p.${party}`).join(', ')}
  from (${partiesSql(`select e.order_id from app.order_events e where ${within} and e.to_state = 'APPROVED'
    and not exists (select 1 from app.order_clocks k where k.order_id = e.order_id)`)}) p
  join app.order_events e on e.order_id = p.id and e.to_state = 'APPROVED'`;

const weekOf = (day: string): string => `date_trunc('week', (${day})::timestamp)::date`;
const weekSql = `/* rollWeek */ insert into app.board_weeks (week, party, orders, half, most)
  select ${weekOf('$1::date')}, v.party, count(*), percentile_disc(0.5) within group (order by v.ms), percentile_disc(0.9) within group (order by v.ms)
  from app.order_clocks k cross join lateral (values ${clockParties.map((party) => `('${party}', k.${party})`).join(', ')}) v(party, ms)
  where k.day >= ${weekOf('$1::date')} and k.day < ${weekOf('$1::date')} + 7 and v.ms > 0 group by 2
  on conflict (week, party) do update set orders = excluded.orders, half = excluded.half, most = excluded.most`;
