import {
  type Actor,
  boardEdges,
  type ClockParty,
  clockParties,
  type Duty,
  duties,
  findProvince,
  type Language,
  type OrderKind,
  orderKindLabels,
  ourDuties,
  ourStates,
  rolesOf,
} from '@beian/domain';
import { type BoardDimension, boardDimensions } from '../board/roll.ts';
import { calendarInForce } from '../calendar.ts';
import type { House, Tx } from '../house.ts';
import { dutySql, endsOurTurn } from '../sql/clock.ts';
import { findWorkday } from '../workday.ts';
import type { BoardFigures, BoardStage, BoardView } from './board-view.ts';
import { countsAsLate, flags, LATE_DAYS, stages, startOfDay } from './order-filter.ts';

/** Weeks shown, the present one included. */
const WEEKS = 9;

/** Supervisors and administrators: the board shows how people work. */
export const mayReadBoard = (actor: Actor): boolean => {
  const roles = rolesOf(actor.roles);
  return actor.kind === 'staff' && (roles.has('supervisor') || roles.has('administrator'));
};

const ours = `c.state in ('${ourStates.join("', '")}')`;
/** Of open orders; each by the same condition that its list is cut by (order-filter.ts). */
const open = {
  open: 'sum(f.open)',
  ours: 'sum(f.open) filter (where f.ours)',
  dueToday: `sum(f.today) filter (where f.own)`,
  atRisk: `sum(f.risk) filter (where f.own)`,
  overdue: `sum(f.overdue) filter (where f.own)`,
} as const;
const values = (rows: Readonly<Record<BoardDimension, string>>): string =>
  Object.entries(rows)
    .map(([name, value]) => `('${name}', ${value})`)
    .join(', ');

/**
 * Every figure of the board. What is open is read from the index `orders_board` alone, grouped in its sequence, and from
 * `orders_state`; the past from kept figures. `$1`: instants that due times lie between; `$2`: the same of what ended today.
 */
const boardSql = `/* loadBoard */ with
  cells as materialized (
    select o.province, o.kind, o.state, o.partner_id, o.assignee, count(*)::int as open,
      count(*) filter (where ${flags.DUE_TODAY})::int as today, count(*) filter (where ${flags.AT_RISK})::int as risk,
      count(*) filter (where ${flags.OVERDUE})::int as overdue
    from app.orders o where ${stages.OPEN} group by 1, 2, 3, 4, 5),
  now as (
    select f.dimension, f.value, ${Object.entries(open)
      .map(([name, sum]) => `coalesce(${sum}, 0)::int as "${name}"`)
      .join(', ')}
    from (select v.dimension, v.value, ${ours} as ours, ${ours} or v.dimension = 'CLOCK' as own, c.open, c.today, c.risk, c.overdue
      from cells c cross join lateral (values ${values({
        ALL: `''`,
        CLOCK: dutySql('c.state'),
        PROVINCE: 'c.province',
        KIND: 'c.kind',
        PARTNER: 'c.partner_id',
        REVIEWER: `coalesce(c.assignee, 'NOBODY')`,
      })}) v(dimension, value)) f group by 1, 2),
  ended as (
    select d.dimension, d.value, sum(d.ended)::int as ended from app.board_days d
    where ${countsAsLate.replace('l.day', 'd.day')} group by 1, 2),
  late as (
    select v.dimension, v.value, count(*)::int as turns, count(distinct l.order_id)::int as orders
    from app.late_turns l join app.orders o on o.id = l.order_id
    cross join lateral (values ${values({
      ALL: `''`,
      CLOCK: 'l.duty',
      PROVINCE: 'o.province',
      KIND: 'o.kind',
      PARTNER: 'o.partner_id',
      REVIEWER: `coalesce(l.ended_by, '')`,
    })}) v(dimension, value)
    where ${countsAsLate} group by 1, 2),
  figures as (
    select dimension, value, coalesce(n.open, 0) as open, coalesce(n.ours, 0) as ours, coalesce(n."dueToday", 0) as "dueToday",
      coalesce(n."atRisk", 0) as "atRisk", coalesce(n.overdue, 0) as overdue, coalesce(e.ended, 0) as ended,
      coalesce(l.turns, 0) as "lateTurns", coalesce(l.orders, 0) as late
    from now n full join ended e using (dimension, value) full join late l using (dimension, value)),
  due as (
    select o.state, width_bucket(o.due_at, $1::timestamptz[]) as place, count(*)::int as orders
    from app.orders o where o.locked and o.due_at is not null and o.state in ('${ourStates.join("', '")}') group by 1, 2),
  today as (
    select width_bucket(e.at, $2::timestamptz[]) as place, count(*)::int as ended
    from app.order_events e where e.at >= ${startOfDay()} and ${endsOurTurn} group by 1)
  select (select app.iso(upto) from app.board_rolled) as "countedUntil",
    (select coalesce(json_agg(f), '[]') from (select f.*, case f.dimension
        when 'PARTNER' then (select p.name from app.partners p where p.id = f.value)
        when 'REVIEWER' then (select s.name from app.staff s where s.id = f.value) end as name from figures f) f) as figures,
    (select coalesce(json_agg(json_build_object('clock', ${dutySql('d.state')}, 'place', d.place, 'orders', d.orders)), '[]') from due d) as due,
    (select coalesce(json_agg(t), '[]') from today t) as today,
    (select coalesce(json_agg(json_build_object('week', w.week, 'party', w.party, 'orders', w.orders, 'half', w.half / 1000,
        'most', w.most / 1000) order by w.week), '[]') from app.board_weeks w
      where w.week > (select (app.now() at time zone 'Asia/Shanghai')::date - ${7 * WEEKS})) as weeks`;

interface Row {
  readonly countedUntil: string | null;
  readonly figures: readonly (Omit<BoardFigures, 'label'> & { readonly name: string | null })[];
  /** Orders of a duty whose due time lies in the `place`th span between the instants asked with. */
  readonly due: readonly { readonly clock: Duty; readonly place: number; readonly orders: number }[];
  readonly today: readonly { readonly place: number; readonly ended: number }[];
  readonly weeks: readonly { week: string; party: ClockParty; orders: number; half: number; most: number }[];
}

/** The board as it stands, in two statements: the day, then every figure. Whether the caller may read it is asked first: `mayReadBoard`. */
export async function loadBoard(house: House, tx: Tx, language: Language): Promise<BoardView> {
  const day = await findWorkday(house, tx);
  const { rows: settings } = await tx.client.query<{
    hours: { open: string; close: string };
    calendar: { version: number; loadedUntil: string };
  }>({
    name: 'board-ground',
    text: `/* boardGround */ select (select value from app.settings where name = 'workingHours') as hours,
      (select value from app.settings where name = 'calendar') as calendar`,
  });
  const [ground] = settings;
  if (ground === undefined) throw new Error('the settings are gone');
  const calendar = await calendarInForce(house, tx, ground.calendar);
  const edges = boardEdges(calendar, ground.hours, Date.parse(day.now), day.working);
  const instants = [...new Set([...edges.left, ...edges.hours])].sort();
  const { rows } = await tx.client.query<Row>({ name: 'board', text: boardSql, values: [instants, edges.hours] });
  const [row] = rows;
  if (row === undefined) throw new Error('the board gave no row');

  /** Orders of these due times: spans are cut at every instant asked with, so that each place lies in one span whole. */
  const between = (clock: Duty | null, from: string | null, before: string | null): number => {
    const [first, end] = [placeOf(from) ?? 0, placeOf(before) ?? instants.length + 1];
    return row.due
      .filter((one) => (clock === null || one.clock === clock) && one.place >= first && one.place < end)
      .reduce((sum, one) => sum + one.orders, 0);
  };
  const placeOf = (at: string | null): number | null => (at === null ? null : instants.indexOf(at) + 1);
  const columns = [null, ...edges.left].map((from, nth) => ({ from, before: edges.left[nth] ?? null }));
  const endedToday = row.today.reduce((sum, { ended }) => sum + ended, 0);
  return {
    now: day.now,
    countedUntil: row.countedUntil,
    figures: row.figures.map(({ name, ...one }) => ({ ...one, label: labelOf(one, name, language) })),
    stages: ourDuties.map(
      (clock): BoardStage => ({
        clock,
        label: duties[clock].label[language],
        left: columns.map((span) => ({ ...span, orders: between(clock, span.from, span.before) })),
      }),
    ),
    hours: edges.hours.slice(0, -1).map((from, nth) => {
      const before = edges.hours[nth + 1] as string;
      const ended = row.today.find(({ place }) => place === nth + 1)?.ended ?? 0;
      return { from, before, orders: between(null, from, before), ended };
    }),
    endedToday,
    perHour: edges.hoursWorked < 0.1 ? null : Math.round((endedToday / edges.hoursWorked) * 10) / 10,
    weeks: row.weeks.filter(({ party }) => clockParties.includes(party)),
  };
}

function labelOf(
  { dimension, value }: Pick<BoardFigures, 'dimension' | 'value'>,
  name: string | null,
  language: Language,
): string {
  if (dimension === 'CLOCK') return duties[value as Duty]?.label[language] ?? value;
  if (dimension === 'PROVINCE') return findProvince(value)?.label[language] ?? value;
  if (dimension === 'KIND') return orderKindLabels[value as OrderKind]?.[language] ?? value;
  return name ?? value;
}

/** Days, weeks and dimensions, for whoever checks the figures against the events. */
export const boardMeasures = { days: LATE_DAYS, weeks: WEEKS, dimensions: Object.keys(boardDimensions) } as const;
