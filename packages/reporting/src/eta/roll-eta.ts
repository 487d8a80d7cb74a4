import { dayOfSql, startOfDaySql } from '@beian/database/sql';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { ETA_WINDOW_DAYS } from '@beian/domain/order';
import { etaSql } from '@beian/orders/eta';
import { SETTLING_DELAY_MS } from '../board/roll-board.ts';

/**
 * Brings the figures for estimates up to one minute ago, day by day, each day in its own transaction; an interrupted
 * run is continued by the next. Computed from events only, each day from the data before it. `again`: rebuilds
 * everything from the first event. `patienceMs`: time limit, after which the rest is left for the next run; a year of
 * history takes minutes.
 */
export async function rollUpEta(
  ctx: AppContext,
  { again: rebuild = false, patienceMs: timeLimitMs = Number.POSITIVE_INFINITY } = {},
): Promise<void> {
  const until = performance.now() + timeLimitMs;
  if (rebuild) await asClock(ctx, deleteFigures);
  for (let more = true; more && performance.now() < until; ) more = await asClock(ctx, rollUpDay);
}

const asClock = <T>(ctx: AppContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(ctx, system('clock'), work);

async function deleteFigures(tx: Tx): Promise<void> {
  await tx.client.query(`/* forgetEta */ with spans as (delete from app.eta_spans), figures as (delete from app.eta_figures),
      told as (delete from app.eta_told), hits as (delete from app.eta_hits)
    update app.eta_rolled set upto = null`);
}

/** Not coalesce: under row-level security the planner then cannot use the index. */
const since = `case when upto is null then '-infinity'::timestamptz else upto end`;

/** Computes the first incomplete day; returns false when it is the current one. */
async function rollUpDay(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ day: string; from: string; until: string; isOver: boolean }>(
    // The row lock allows one run at a time. Days without events are not skipped, because an estimate may be due on
    // them.
    `/* dayToRoll */ with rolled as (select upto, app.now() - $1::int * interval '1 millisecond' as cut from app.eta_rolled for update),
       span as (select cut, ${dayOfSql(`case when upto is null then least(cut, coalesce(
         (select min(e.at) from app.order_events e where e.to_state is not null and e.at >= ${since}), cut)) else upto end`)} as day from rolled)
     select day::text, app.iso(${startOfDaySql('day')}) as from, app.iso(least(cut, ${startOfDaySql('day + 1')})) as until,
       cut >= ${startOfDaySql('day + 1')} as "isOver"
     from span where cut > ${startOfDaySql('day')}`,
    [SETTLING_DELAY_MS],
  );
  const [span] = rows;
  if (span === undefined) return false;
  const { day, from, until } = span;
  for (const table of ['eta_spans', 'eta_told', 'eta_hits', 'eta_figures'])
    await tx.client.query(`/* forgetDay */ delete from app.${table} where day = $1`, [day]);
  const values = [day, from, until];
  for (const [name, text] of Object.entries(rollUpStatements)) await tx.client.query({ name, text, values });
  if (span.isOver) await tx.client.query({ name: 'eta-figures', text: figuresSql, values: [day] });
  await tx.client.query('/* rolled */ update app.eta_rolled set upto = $1', [until]);
  return span.isOver;
}

const within = (at: string) => `${at} >= $2::timestamptz and ${at} < $3::timestamptz`;
const isTransitionSql = `e.to_state is not null and ${within('e.at')}`;

const spansSql = `/* rollSpans */ insert into app.eta_spans (order_id, seq, day, province, kind, seconds)
  select s.order_id, s.seq, $1::date, o.province, o.kind, extract(epoch from e.at - s.at)::integer
  from app.order_events e join app.orders o on o.id = e.order_id
  join app.order_events s on s.order_id = e.order_id and s.event = 'submit' and s.to_state is not null and s.seq < e.seq
  where ${isTransitionSql} and e.to_state = 'APPROVED' on conflict (order_id, seq) do nothing`;

const toldSql = `/* rollTold */ insert into app.eta_told (order_id, seq, day, province, kind, basis, half_at, most_at, due_day)
  select e.order_id, e.seq, $1::date, o.province, o.kind, t.basis, e.at + t.half * interval '1 second', m.at, ${dayOfSql('m.at')}
  from app.order_events e join app.orders o on o.id = e.order_id
  cross join lateral ${etaSql({ at: 'e.at', province: 'o.province', kind: 'o.kind' })} t
  cross join lateral (select e.at + t.most * interval '1 second' as at) m
  where ${isTransitionSql} and e.event = 'submit' and t.half is not null`;

/**
 * Estimates are judged when their 90th percentile is due: an order still open then is no hit, so the judgement need not
 * wait for its end.
 */
const hitsSql = `/* rollHits */ insert into app.eta_hits (day, province, kind, told, half, most)
  select $1::date, t.province, t.kind, count(*), count(*) filter (where a.at <= t.half_at), count(*) filter (where a.at <= t.most_at)
  from app.eta_told t
  left join lateral (select e.at from app.order_events e where e.order_id = t.order_id and e.seq > t.seq and e.to_state = 'APPROVED'
    order by e.seq limit 1) a on true
  where t.due_day = $1::date and ${within('t.most_at')}
    and not exists (select 1 from app.order_events b where b.order_id = t.order_id and b.seq > t.seq and b.at <= t.most_at
      and b.event in ('withdraw', 'abandon', 'lapse'))
  group by 2, 3`;

const rollUpStatements = { 'eta-spans': spansSql, 'eta-told': toldSql, 'eta-hits': hitsSql };

const figuresSql = `/* rollEtaFigures */ insert into app.eta_figures (day, province, kind, cases, half, most)
  select $1::date, coalesce(s.province, ''), s.kind, count(*), percentile_disc(0.5) within group (order by s.seconds),
    percentile_disc(0.9) within group (order by s.seconds)
  from app.eta_spans s where s.day > $1::date - ${ETA_WINDOW_DAYS} and s.day <= $1::date
  group by grouping sets ((s.kind, s.province), (s.kind))`;
