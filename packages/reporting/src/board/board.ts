import { findWorkday } from '@beian/database/calendar';
import { startOfDay } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type BoardFiguresView,
  type BoardFilter,
  type BoardStageView,
  type BoardView,
  boardBounds,
  boardPeriods,
  boardWeeks,
  type ClockParty,
  clockParties,
  statesOfOurDuties,
} from '@beian/domain/board';
import { duties, ourDuties } from '@beian/domain/clock';
import { LATE_WINDOW_DAYS, type QueueClock } from '@beian/domain/order';
import { type Duty, type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { dutySql, endsOurTurnSql } from '@beian/orders/clock';
import { dueKey, flags } from '@beian/orders/order-list';
import { countRectifications } from '@beian/submissions/rectifications';
import { loadTeamPace, loadTimeInputs } from '../forecast/inputs.ts';
import { paceView } from '../forecast/pace-view.ts';
import { countEndingServers } from './ending-servers.ts';
import { countOpenSql, openCountsSql } from './open-counts.ts';
import { loadReadingQueue } from './reading-queue.ts';
import { boardDimensions } from './roll-board.ts';
import { boardSnapshotSql } from './snapshots.ts';

/** For supervisors and administrators only, because the board shows how people work. */
export const mayReadBoard = (actor: Actor): boolean => hasRight(actor, 'readBoard');

const isOursSql = (state: string): string => `${state} in ('${statesOfOurDuties.join("', '")}')`;
/** Sums of orders due today or at risk, by the same conditions as their lists (order-filter.ts). */
const urgent = { dueToday: 'DUE_TODAY', atRisk: 'AT_RISK', overdue: 'OVERDUE' } as const;
const read = 'o.province, o.kind, o.state, o.partner_id, o.assignee, o.due_at, o.due_level';
const sums = Object.keys(urgent)
  .map((name) => `sum(p."${name}")::int as "${name}"`)
  .join(', ');
/** SQL: the `$4` days before the last `skipped` days, today included, as a list, so that the index finds them. */
const daysSql = (skipped: string): string => `array(select (app.now() at time zone 'Asia/Shanghai')::date - n
  from generate_series(${skipped}, ${skipped} + $4::int - 1) n)`;
/** SQL: the orders of alias `row` that pass the filter; `state` is the state whose duty counts. */
const matchesSql = (row: string, state = `${row}.state`): string =>
  `($5::text is null or ${row}.partner_id = $5) and ($6::text is null or ${dutySql(state)} = $6)`;
/**
 * Every figure of the board in one statement. Open orders come from stored counts, orders due or at risk from two
 * partial indexes, the past from stored figures. `$1`: instants that bound the due times, `$3` the last of them;
 * `$2`: the same for what ended today; `$4`: days of the past. With a filter (`$5` partner, `$6` duty) open orders are
 * counted from their rows, and the past is the row of the stored figures that has the filter (`$7`, `$8`), if any has.
 */
const boardSql = (isFiltered: boolean): string => `/* loadBoard */ with
  counted as (${isFiltered ? countOpenSql(matchesSql('c')) : openCountsSql}),
  clocked as (
    select 'CLOCK' as dimension, ${dutySql('c.state')} as value, c.state, c.orders from counted c where c.dimension = 'ALL'
    union all select c.dimension, c.value, c.state, c.orders from counted c),
  now as (
    select c.dimension, c.value, sum(c.orders)::int as open, coalesce(sum(c.orders) filter (where ${isOursSql('c.state')}), 0)::int as ours
    from clocked c group by 1, 2),
  -- What falls due up to the last instant or the end of today, and what is at risk beyond: each order once, from two indexes.
  edge as (select greatest($3::timestamptz, ${startOfDay(1)} + interval '1 microsecond') as at),
  soon as materialized (
    select p.ours, p.province, p.kind, p.partner_id, p.assignee, p.state, p.place, count(*)::int as orders, ${sums},
      case grouping(p.province, p.kind, p.partner_id, p.assignee, p.state) when 30 then 'CLOCK' when 15 then 'PROVINCE' when 23 then 'KIND'
        when 27 then 'PARTNER' when 29 then 'REVIEWER' else 'ALL' end as dimension
    -- Worked out once for all groups, which the offset sees to.
    from (select p.province, p.kind, p.partner_id, coalesce(p.assignee, 'NOBODY') as assignee, p.state, ${isOursSql('p.state')} as ours,
        width_bucket(p.due_at, $1::timestamptz[]) as place, ${Object.entries(urgent)
          .map(([name, flag]) => `(${flags[flag].replaceAll('o.', 'p.')})::int as "${name}"`)
          .join(', ')}
      from (select ${read} from app.orders o where o.locked and ${dueKey} < (select at from edge)${isFiltered ? ` and ${matchesSql('o')}` : ''}
        union all select ${read} from app.orders o where o.locked and ${flags.RISK} and o.due_at >= (select at from edge)${isFiltered ? ` and ${matchesSql('o')}` : ''}) p offset 0) p
    group by grouping sets ((p.ours), (p.ours, p.province), (p.ours, p.kind), (p.ours, p.partner_id), (p.ours, p.assignee), (p.state, p.place))),
  urgent as (
    select p.dimension, coalesce(p.province, p.kind, p.partner_id, p.assignee, '') as value, p."dueToday", p."atRisk", p.overdue
    from soon p where p.ours
    union all
    -- The stage's own: its clocks are not the desk's alone.
    select 'CLOCK', ${dutySql('p.state')}, ${sums} from soon p where p.dimension = 'CLOCK' group by 2),
  ended as (
    select v.dimension, v.value, sum(d.ended)::int as ended, sum(d.late_turns)::int as turns, sum(d.late_orders)::int as orders, sum(d.held)::int as held,
      coalesce(round(sum(d.held_ms) / nullif(sum(d.held_ms + d.review_ms), 0), 3), 0) as share
    from app.board_days d cross join lateral (${
      isFiltered ? `values ('ALL', ''), (d.dimension, d.value)` : 'values (d.dimension, d.value)'
    }) v(dimension, value)
    where d.day = any(${daysSql('0')})${isFiltered ? ' and (d.dimension, d.value) = ($7, $8)' : ''} group by 1, 2),
  figures as (
    select dimension, value, coalesce(n.open, 0) as open, coalesce(n.ours, 0) as ours, coalesce(u."dueToday", 0) as "dueToday",
      coalesce(u."atRisk", 0) as "atRisk", coalesce(u.overdue, 0) as overdue, coalesce(e.ended, 0) as ended,
      coalesce(e.turns, 0) as "lateTurns", coalesce(e.orders, 0) as late,
      coalesce(e.held, 0) as held, coalesce(e.share, 0) as "heldShare"
    from now n full join urgent u using (dimension, value) full join ended e using (dimension, value)),
  due as (
    select p.state, p.place, p.orders from soon p
    where p.dimension = 'CLOCK' and ${isOursSql('p.state')} and p.place < cardinality($1::timestamptz[])),
  today as (
    select width_bucket(e.at, $2::timestamptz[]) as place, count(*)::int as ended
    from app.order_events e${isFiltered ? ' join app.orders o on o.id = e.order_id' : ''}
    where e.at >= ${startOfDay()} and ${endsOurTurnSql}${isFiltered ? ` and ${matchesSql('o', 'e.from_state')}` : ''} group by 1)
  select (select app.iso(upto) from app.board_rolled) as "countedUntil",
    ${isFiltered ? 'null' : boardSnapshotSql('1 hour')} as "hourAgo", ${isFiltered ? 'null' : boardSnapshotSql('1 day')} as "dayAgo",
    (select json_build_object('ended', coalesce(sum(d.ended), 0), 'lateTurns', coalesce(sum(d.late_turns), 0)) from app.board_days d
      where ${isFiltered ? '(d.dimension, d.value) = ($7, $8)' : `d.dimension = 'ALL'`} and d.day = any(${daysSql('$4::int')})) as before,
    (select coalesce(json_agg(f), '[]') from (select f.*, n.name from figures f
      left join (select 'PARTNER' as dimension, p.id as value, p.name from app.partners p
        union all select 'REVIEWER', s.id, s.name from app.staff s) n using (dimension, value)) f) as figures,
    (select coalesce(json_agg(json_build_object('clock', ${dutySql('d.state')}, 'place', d.place, 'orders', d.orders)), '[]') from due d) as due,
    (select coalesce(json_agg(t), '[]') from today t) as today,
    (select coalesce(json_agg(json_build_object('week', w.week, 'party', w.party, 'orders', w.orders, 'half', w.half / 1000,
        'most', w.most / 1000) order by w.week), '[]') from app.board_weeks w
      where w.week > (select (app.now() at time zone 'Asia/Shanghai')::date - 7 * $${isFiltered ? 9 : 5}::int)) as weeks,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from app.partners p) as partners`;
const statements = {
  all: { name: 'board', text: boardSql(false) },
  filtered: { name: 'board-filtered', text: boardSql(true) },
} as const;

interface Row extends Pick<BoardView, 'countedUntil' | 'hourAgo' | 'dayAgo' | 'before' | 'partners'> {
  readonly figures: readonly (Omit<BoardFiguresView, 'label'> & { readonly name: string | null })[];
  /** Orders of a duty whose due time is in the span number `place` between the given instants. */
  readonly due: readonly { readonly clock: Duty; readonly place: number; readonly orders: number }[];
  readonly today: readonly { readonly place: number; readonly ended: number }[];
  readonly weeks: readonly { week: string; party: ClockParty; orders: number; half: number; most: number }[];
}

/**
 * The board now: the working day, every figure of orders in one statement, then rectification notices. The caller must
 * check `mayReadBoard`. A filter applies to open orders and what ended today; to the past as far as figures are stored
 * by it; never to weeks and rectification notices, which are stored for all partners together.
 */
export async function loadBoard(
  ctx: AppContext,
  tx: Tx,
  language: Language,
  { partnerId, clock, period = 'DAYS_30' }: BoardFilter = {},
): Promise<BoardView> {
  const day = await findWorkday(ctx, tx);
  const time = await loadTimeInputs(ctx, tx);
  const edges = boardBounds(time.calendar, time.hours, Date.parse(day.now));
  const instants = [...new Set([...edges.left, ...edges.hours])].sort();
  const isFiltered = partnerId !== undefined || clock !== undefined;
  const { days, weeks } = boardPeriods[period];
  const bounds = [instants, edges.hours, instants.at(-1), days];
  const past = pastRow(partnerId, clock);
  const { rows } = await tx.client.query<Row>({
    ...(isFiltered ? statements.filtered : statements.all),
    values: isFiltered ? [...bounds, partnerId, clock, ...past, weeks] : [...bounds, weeks],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the board gave no row');

  /** Orders with these due times. Spans are cut at every given instant, so each place is wholly inside one span. */
  const between = (clock: Duty | null, from: string | null, before: string | null): number => {
    const [first, end] = [placeOf(from) ?? 0, placeOf(before) ?? instants.length + 1];
    return row.due
      .filter((one) => (clock === null || one.clock === clock) && one.place >= first && one.place < end)
      .reduce((sum, one) => sum + one.orders, 0);
  };
  const placeOf = (at: string | null): number | null => (at === null ? null : instants.indexOf(at) + 1);
  const columns = [null, ...edges.left].map((from, nth) => ({ from, before: edges.left[nth] ?? null }));
  const stageOf = (clock: Duty): BoardStageView => {
    const soon = columns.map((span) => ({ ...span, orders: between(clock, span.from, span.before) }));
    // Orders due after the last instant are the remainder.
    const total = row.figures.find(({ dimension, value }) => dimension === 'CLOCK' && value === clock)?.open ?? 0;
    const rest = total - between(clock, null, null);
    return {
      clock,
      label: duties[clock].label[language],
      left: soon.map((span) => (span.before === null ? { ...span, orders: span.orders + rest } : span)),
    };
  };
  const endedToday = row.today.reduce((sum, { ended }) => sum + ended, 0);
  return {
    now: day.now,
    countedUntil: row.countedUntil,
    hourAgo: row.hourAgo,
    dayAgo: row.dayAgo,
    before: row.before,
    pastIsKnown: !isFiltered || past[0] !== null,
    partners: row.partners,
    figures: row.figures.map(({ name, ...one }) => ({ ...one, label: labelOf(one, name, language) })),
    stages: ourDuties.map(stageOf),
    hours: edges.hours.slice(0, -1).map((from, nth) => {
      const before = edges.hours[nth + 1] as string;
      const ended = row.today.find(({ place }) => place === nth + 1)?.ended ?? 0;
      return { from, before, orders: between(null, from, before), ended };
    }),
    endedToday,
    // Of the team's whole work: it says nothing of a part.
    pace: isFiltered ? null : paceView(await loadTeamPace(tx, time), language),
    weeks: row.weeks.filter(({ party }) => clockParties.includes(party)),
    rectifications: await countRectifications(tx),
    servers: await countEndingServers(tx),
    readings: await loadReadingQueue(tx),
  };
}

/** The row of stored figures of the past that has the filter; null: none has both. */
function pastRow(
  partnerId: string | undefined,
  clock: QueueClock | undefined,
): readonly [string | null, string | null] {
  if (partnerId !== undefined && clock !== undefined) return [null, null];
  return clock === undefined ? ['PARTNER', partnerId ?? null] : ['CLOCK', clock];
}

function labelOf(
  { dimension, value }: Pick<BoardFiguresView, 'dimension' | 'value'>,
  name: string | null,
  language: Language,
): string {
  if (dimension === 'CLOCK') return duties[value as Duty]?.label[language] ?? value;
  if (dimension === 'PROVINCE') return findProvince(value)?.label[language] ?? value;
  if (dimension === 'KIND') return orderKindLabels[value as OrderKind]?.[language] ?? value;
  return name ?? value;
}

/** Days, weeks and dimensions, for tests that compute the figures from the events. */
export const boardMeasures = {
  days: LATE_WINDOW_DAYS,
  weeks: boardWeeks,
  dimensions: Object.keys(boardDimensions),
} as const;
