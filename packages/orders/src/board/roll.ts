import { clockParties, LATE_WINDOW_DAYS } from '@beian/domain';
import { type AppContext, system, type Tx, transaction } from '../context.ts';
import { dutySql, endsOurTurnSql, partiesSql, wasBreachedSql } from '../sql/clock.ts';
import { applyOpenChanges, recountOpenOrders } from './open-counts.ts';
import { saveBoardSnapshot } from './snapshots.ts';

/** Along what the past is counted. `value`: nothing, a duty, a province, a kind, a partner, a member of staff, a Shanghai hour (`09`). */
export const boardDimensions = {
  ALL: `''`,
  CLOCK: dutySql('e.from_state'),
  PROVINCE: 'o.province',
  KIND: 'o.kind',
  PARTNER: 'o.partner_id',
  REVIEWER: `case when e.actor_kind = 'staff' then e.actor_id else '' end`,
} as const;
export type BoardDimension = keyof typeof boardDimensions;

/**
 * Events younger than this are left for the next time, ms: one that is written now may be committed after one that is written later. A
 * whole day is made anew each time until it is over, so that one that took longer is still found.
 */
export const SETTLING_DELAY_MS = 60_000;

/** The Shanghai day of an instant, in SQL. */
export const dayOfSql = (instant: string): string => `(${instant} at time zone 'Asia/Shanghai')::date`;
/** The instant at which a Shanghai day begins, in SQL. */
export const startOfDaySql = (day: string): string => `((${day})::timestamp at time zone 'Asia/Shanghai')`;

/**
 * Brings the board's kept figures up to a minute ago, day by day, each in a transaction of its own; whoever comes next goes on. They
 * are made from events and closures alone, and only here. `again`: everything from the first event on.
 */
export async function rollUpBoard(ctx: AppContext, { again: rebuild = false } = {}): Promise<void> {
  // One at a time: whoever rolls holds the row.
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

/** Makes the first day that is not whole yet; false where it is the present one. */
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
  await tx.client.query(lateSql, values);
  await tx.client.query(lateDaysSql, [day]);
  await tx.client.query(clocksSql, values);
  await tx.client.query(weekSql, [day]);
  await tx.client.query('/* rolled */ update app.board_rolled set upto = $1', [until]);
  return span.isOver;
}

const within = `e.to_state is not null and e.at >= $2::timestamptz and e.at < $3::timestamptz`;

const endedSql = `/* rollEnded */ insert into app.board_days (day, dimension, value, ended)
  select $1::date, v.dimension, v.value, count(*)
  from app.order_events e join app.orders o on o.id = e.order_id
  cross join lateral (values ${Object.entries(boardDimensions)
    .map(([name, value]) => `('${name}', ${value})`)
    .join(', ')}) v(dimension, value)
  where ${within} and ${endsOurTurnSql} group by 2, 3`;

const lateSql = `/* rollLate */ insert into app.late_turns (order_id, seq, ended_at, day, duty, ended_by)
  select e.order_id, e.seq, e.at, $1::date, ${dutySql('e.from_state')}, case when e.actor_kind = 'staff' then e.actor_id end
  from app.order_events e where ${within} and ${endsOurTurnSql} and ${wasBreachedSql}`;

/**
 * Late turns as counts by day. An order counts once however often it was late: on the day of its latest late turn, so that the sum over
 * days is of different orders, wherever those days begin. A turn of today takes its order from an earlier day: near the present all days
 * that a board counts are counted anew; of the past, where that happens with each day, the day alone.
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

/** An order is approved once, and what its time was does not change: those that stand there are left. */
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
