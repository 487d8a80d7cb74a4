import { dayOfSql, startOfDaySql } from '@beian/database/sql';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { decisionEvents } from '@beian/domain/order';
import {
  drawnEventNames,
  drawnEvents,
  itemKindOf,
  leaseEndingEvents,
  qualityPeriods,
  returningDecisionNames,
  reviewDecisionNames,
} from '@beian/domain/quality';
import { lapseSpotChecks } from '@beian/orders/spot-check';
import { SETTLING_DELAY_MS } from '../board/roll-board.ts';

/** Measures per day, each a column of app.quality_days. */
export const qualityMeasures = {
  decided: 'decided',
  returned: 'returned',
  pushed: 'pushed',
  rounds: 'rounds',
  pushedFirst: 'pushed_first',
  late: 'late',
  escapes: 'escapes',
  drawn: 'drawn',
  looked: 'looked',
  lapsed: 'lapsed',
  caught: 'caught',
  missed: 'missed',
  strict: 'strict',
  passPass: 'pass_pass',
  passReturn: 'pass_return',
  returnPass: 'return_pass',
  returnReturn: 'return_return',
} as const;
export type QualityMeasure = keyof typeof qualityMeasures;

/**
 * Median and 90th percentile of a period are recomputed after this many milliseconds per day of the period, because
 * long periods are expensive.
 */
const REBUILD_INTERVAL_PER_DAY_MS = 20_000;

/**
 * Brings the stored quality figures up to one minute ago, day by day, each day in its own transaction; an interrupted
 * run is continued by the next. Computed from events and rows only, and only here. Expired spot checks are ended first.
 * `again`: rebuilds everything.
 */
export async function rollUpQuality(ctx: AppContext, { again: rebuild = false } = {}): Promise<void> {
  await asClock(ctx, lapseSpotChecks);
  if (rebuild) await asClock(ctx, deleteFigures);
  for (let more = true; more; ) more = await asClock(ctx, rollUpDay);
  for (const days of qualityPeriods) await asClock(ctx, (tx) => rebuildPeriod(tx, days));
}

const asClock = <T>(ctx: AppContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(ctx, system('clock'), work);

async function deleteFigures(tx: Tx): Promise<void> {
  await tx.client.query(`/* forgetQuality */ with days as (delete from app.quality_days), handled as (delete from app.handled),
      pushed as (delete from app.order_rounds), escapes as (delete from app.escapes), made as (delete from app.handled_made)
    update app.quality_rolled set upto = null`);
}

/** Not coalesce: under row-level security the planner then cannot use the index. */
const since = `case when upto is null then '-infinity'::timestamptz else upto end`;

/** Computes the first incomplete day; returns false when it is the current one. */
async function rollUpDay(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{
    day: string;
    from: string;
    until: string;
    isOver: boolean;
    hasHours: boolean;
  }>(
    // The row lock allows one run at a time.
    `/* dayToRoll */ with rolled as (select upto, app.now() - $1::int * interval '1 millisecond' as cut from app.quality_rolled for update),
       -- A day that is whole is left for the next on which an order moved or a spot check ended: all else comes with these.
       span as (select cut, ${dayOfSql(`case when upto > ${startOfDaySql(dayOfSql('upto'))} then upto else least(cut, coalesce(least(
         (select min(e.at) from app.order_events e where e.to_state is not null and e.at >= ${since}),
         (select min(l.ended_at) from app.second_looks l where l.ended_at >= ${since})), cut)) end`)} as day from rolled)
     select day::text, app.iso(${startOfDaySql('day')}) as from, app.iso(least(cut, ${startOfDaySql('day + 1')})) as until,
       cut >= ${startOfDaySql('day + 1')} as "isOver", exists (select from app.day_hours h where h.day = span.day) as "hasHours"
     from span where cut > ${startOfDaySql('day')}`,
    [SETTLING_DELAY_MS],
  );
  const [span] = rows;
  if (span === undefined) return false;
  const { day, from, until, hasHours } = span;
  // Without a row the day would count as no working time. The table has no gaps, so earlier days of an order have one.
  if (!hasHours)
    throw new Error(`app.day_hours has no row for ${day}: run the migration program, which writes ten years ahead`);
  for (const table of ['quality_days', 'handled', 'escapes'])
    await tx.client.query(`/* forgetDay */ delete from app.${table} where day = $1`, [day]);
  const values = [day, from, until];
  // Named statements, because planning them took longer than computing the rows of a day.
  for (const [name, text] of Object.entries(rollUpStatements)) await tx.client.query({ name, text, values });
  await tx.client.query('/* rolled */ update app.quality_rolled set upto = $1', [until]);
  return span.isOver;
}

const within = (at: string) => `${at} >= $2::timestamptz and ${at} < $3::timestamptz`;
const quoted = (names: readonly string[]) => `('${names.join("', '")}')`;
const decisionsSql = `(values ${decisionEvents.map(({ event, state, duty }) => `('${event}', '${state}', '${duty}')`).join(', ')}) d(event, state, duty)`;
const isDecisionSql = `e.to_state is not null and e.actor_kind = 'staff' and ${within('e.at')} and d.event = e.event and d.state = e.from_state`;
const ms = (instant: string) => `(extract(epoch from ${instant}) * 1000)::bigint`;
const truncateToMsSql = (instant: string) => `date_trunc('milliseconds', ${instant})`;

/**
 * SQL equivalent of `handlingOf` (domain): working time during which the decider held the order since it entered its
 * state. A claim followed by another claim expired and does not count.
 */
const handledSql = `/* rollHandled */ with
  decided as materialized (
    select e.order_id, e.seq, e.actor_id, d.duty, o.kind, o.province, (e.input ->> 'papersAgree')::boolean as papers_agree
    from app.order_events e join app.orders o on o.id = e.order_id cross join ${decisionsSql} where ${isDecisionSql}),
  spans as materialized (
    select t.order_id, t.seq, ${truncateToMsSql('c.at')} as since, ${truncateToMsSql('n.at')} as until
    from decided t join app.order_events c on c.order_id = t.order_id and c.event = 'claim' and c.actor_id = t.actor_id and c.seq < t.seq
    cross join lateral (select n.event, n.at from app.order_events n where n.order_id = t.order_id and n.seq > c.seq and n.seq <= t.seq
      and (n.seq = t.seq or n.event in ${quoted(['claim', ...leaseEndingEvents])}) order by n.seq limit 1) n
    where n.event <> 'claim' and c.seq > coalesce((select p.seq from app.order_events p where p.order_id = t.order_id and p.seq < t.seq
      and p.to_state is not null order by p.seq desc limit 1), 0)),
  worked as materialized (select w.opens, w.closes from (select min(since) as since, max(until) as until from spans) s
    join app.day_hours w on w.day between ${dayOfSql('s.since')} and ${dayOfSql('s.until')} and w.opens is not null)
  insert into app.handled (order_id, seq, day, staff_id, duty, kind, province, papers_agree, ms)
  select t.order_id, t.seq, $1::date, t.actor_id, t.duty, t.kind, t.province, t.papers_agree, s.ms
  from decided t join (select s.order_id, s.seq, sum(${ms('least(s.until, w.closes)')} - ${ms('greatest(s.since, w.opens)')})::bigint as ms
    from spans s join worked w on w.opens < s.until and w.closes > s.since group by 1, 2) s using (order_id, seq)
  where s.ms > 0`;

/** An order has one first push, so existing rows are kept. */
const pushedSql = `/* rollPushed */ insert into app.order_rounds (id, pushed_at, day, rounds, approved_by, province, kind)
  select e.order_id, e.at, $1::date,
    (select count(*) from app.order_events s where s.order_id = e.order_id and s.event = 'submit' and s.seq < e.seq),
    coalesce((select a.actor_id from app.order_events a where a.order_id = e.order_id and a.event = 'approveInitialReview' and a.seq < e.seq
      order by a.seq desc limit 1), ''), o.province, o.kind
  from app.order_events e join app.orders o on o.id = e.order_id
  where e.event = 'pushToBureau' and e.to_state is not null and ${within('e.at')}
    and not exists (select 1 from app.order_events f where f.order_id = e.order_id and f.event = 'pushToBureau' and f.seq < e.seq)
  on conflict (id) do nothing`;

/** The person who passed the item of a reason: who judged it last, or else who gave the last initial approval. */
const escapesSql = `/* rollEscapes */ insert into app.escapes (id, order_id, at, day, code, item, reason, rule, passed_by, province, kind)
  select r.id, r.order_id, r.at, $1::date, r.code, r.item, r.reason, r.passed_rule,
    coalesce((select v.staff_id from app.verdicts v where v.order_id = r.order_id and v.item = r.item and v.at <= r.at
        order by v.at desc, v.id desc limit 1),
      (select a.actor_id from app.order_events a where a.order_id = r.order_id and a.event = 'approveInitialReview' and a.at <= r.at
        order by a.seq desc limit 1)), o.province, o.kind
  from app.refusal_reasons r join app.orders o on o.id = r.order_id where ${within('r.at')}`;

/** The source of a day's measure: rows, what each row adds, and its dimensions. */
interface MeasureSource {
  readonly rows: string;
  readonly measures: Partial<Record<QualityMeasure, string>>;
  readonly dimensions: Readonly<Record<string, string>>;
}

const ofOrder = { ALL: `''`, PROVINCE: 'o.province', KIND: 'o.kind' };
const countIf = (condition: string) => `(${condition})::int`;
const itemKindSql = (item: string) =>
  `case ${item} ${Object.entries(itemKindOf)
    .map(([key, kind]) => `when '${key}' then '${kind}'`)
    .join(' ')} end`;

const passKindSql = (returned: string, grouped: string) =>
  `case when ${returned} then '' when ${grouped} then 'GROUP' else 'SINGLE' end`;
const lookPassKindSql = passKindSql(
  `o.event in ${quoted(drawnEventNames.filter((event) => drawnEvents[event] === 'returns'))}`,
  'o.grouped',
);

const sources: readonly MeasureSource[] = [
  {
    rows: `app.order_events e join app.orders o on o.id = e.order_id cross join ${decisionsSql} where ${isDecisionSql}
      and e.event in ${quoted(reviewDecisionNames)}`,
    measures: { decided: '1', returned: countIf(`e.event in ${quoted(returningDecisionNames)}`) },
    dimensions: { ...ofOrder, REVIEWER: 'e.actor_id', CLOCK: 'd.duty' },
  },
  {
    rows: 'app.order_rounds o where o.day = $1::date',
    measures: { pushed: '1', rounds: 'o.rounds', pushedFirst: countIf('o.rounds = 1') },
    dimensions: { ...ofOrder, REVIEWER: 'o.approved_by' },
  },
  {
    rows: `app.late_findings l join app.orders o on o.id = l.order_id where ${within('l.at')}`,
    measures: { late: '1' },
    dimensions: { ...ofOrder, REVIEWER: 'l.passed_by', FIELD: 'l.item' },
  },
  {
    rows: 'app.escapes o where o.day = $1::date',
    measures: { escapes: '1' },
    dimensions: {
      ...ofOrder,
      REVIEWER: `coalesce(o.passed_by, '')`,
      FIELD: `coalesce(o.item, '')`,
      RULE: `coalesce(o.rule, '')`,
      CODE: 'o.code',
    },
  },
  {
    rows: `app.second_looks o where ${within('o.decided_at')}`,
    measures: { drawn: '1' },
    dimensions: { ...ofOrder, REVIEWER: 'o.decided_by', PASS_KIND: lookPassKindSql },
  },
  {
    rows: `app.second_looks o where o.ended_at is not null and ${within('o.ended_at')}`,
    measures: {
      looked: countIf('o.outcome is not null'),
      lapsed: countIf('o.outcome is null'),
      caught: countIf(`o.outcome is not distinct from 'CAUGHT'`),
      missed: countIf(`o.outcome is not distinct from 'MISSED'`),
      strict: countIf(`o.outcome is not distinct from 'STRICT'`),
    },
    dimensions: { ...ofOrder, REVIEWER: 'o.decided_by', PASS_KIND: lookPassKindSql },
  },
  {
    rows: `app.second_verdicts a join app.orders o on o.id = a.order_id where ${within('a.at')}`,
    measures: {
      passPass: countIf(`a.first = 'pass' and a.verdict = 'pass'`),
      passReturn: countIf(`a.first = 'pass' and a.verdict = 'return'`),
      returnPass: countIf(`a.first = 'return' and a.verdict = 'pass'`),
      returnReturn: countIf(`a.first = 'return' and a.verdict = 'return'`),
    },
    dimensions: {
      ...ofOrder,
      REVIEWER: 'a.first_by',
      ITEM_KIND: `coalesce(${itemKindSql('a.item')}, '')`,
      PASS_KIND: passKindSql(`a.first = 'return'`, 'a.grouped'),
    },
  },
];

const names = Object.keys(qualityMeasures) as QualityMeasure[];
const columns = names.map((name) => qualityMeasures[name]);

const daySql = `/* rollQualityDay */ insert into app.quality_days (day, dimension, value, ${columns.join(', ')})
  select $1::date, t.dimension, t.value, ${columns.map((column) => `sum(t.${column})`).join(', ')} from (${sources
    .map(
      ({
        rows,
        measures,
        dimensions,
      }) => `select v.dimension, v.value, ${names.map((name) => `s.${qualityMeasures[name]}`).join(', ')}
        from (select ${names.map((name) => `${measures[name] ?? '0'} as ${qualityMeasures[name]}`).join(', ')},
          ${Object.entries(dimensions)
            .map(([dimension, value]) => `${value} as "${dimension}"`)
            .join(', ')} from ${rows}) s
        cross join lateral (values ${Object.keys(dimensions)
          .map((dimension) => `('${dimension}', s."${dimension}")`)
          .join(', ')}) v(dimension, value)`,
    )
    .join(' union all ')}) t where $2::timestamptz < $3::timestamptz group by 2, 3`;

/** The statements for one day, in this sequence: the last one reads what the others have written. */
const rollUpStatements = {
  'roll-handled': handledSql,
  'roll-pushed': pushedSql,
  'roll-escapes': escapesSql,
  'roll-day': daySql,
};

const percentilesSql =
  'percentile_disc(0.5) within group (order by h.ms), percentile_disc(0.9) within group (order by h.ms)';
const handledInPeriodSql = `h.day > (select (app.now() at time zone 'Asia/Shanghai')::date - $1::int)`;

/** Recomputes median and 90th percentile of a period when due; they cannot be added up from days. */
async function rebuildPeriod(tx: Tx, days: number): Promise<void> {
  const { rows } = await tx.client.query<{ due: boolean }>(
    `/* periodIsDue */ select coalesce((select upto <= app.now() - $2::bigint * interval '1 millisecond' from app.handled_made where days = $1),
       true) as due from app.quality_rolled for update`,
    [days, days * REBUILD_INTERVAL_PER_DAY_MS],
  );
  if (rows[0]?.due !== true) return;
  for (const table of ['handled_periods', 'handled_papers'])
    await tx.client.query(`/* forgetPeriod */ delete from app.${table} where days = $1`, [days]);
  await tx.client.query(
    `/* rebuildPeriod */ insert into app.handled_periods (days, dimension, value, duty, decisions, half, most)
     select $1::int, case grouping(h.staff_id, h.province, h.kind) when 7 then 'ALL' when 3 then 'REVIEWER' when 5 then 'PROVINCE' else 'KIND' end,
       coalesce(h.staff_id, h.province, h.kind, ''), h.duty, count(*),
       ${percentilesSql}
     from app.handled h where ${handledInPeriodSql}
     group by h.duty, grouping sets ((), (h.staff_id), (h.province), (h.kind))`,
    [days],
  );
  await tx.client.query(
    `/* rebuildPapers */ insert into app.handled_papers (days, kind, agree, decisions, half, most)
     select $1::int, coalesce(h.kind, ''), h.papers_agree, count(*), ${percentilesSql}
     from app.handled h where h.papers_agree is not null and ${handledInPeriodSql}
     group by h.papers_agree, grouping sets ((), (h.kind))`,
    [days],
  );
  await tx.client.query(
    `/* periodMade */ insert into app.handled_made (days, upto) select $1, coalesce(upto, app.now()) from app.quality_rolled
     on conflict (days) do update set upto = excluded.upto`,
    [days],
  );
}
