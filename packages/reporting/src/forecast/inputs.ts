import { canReviewSql } from '@beian/accounts/staff';
import { calendarInForce } from '@beian/database/calendar';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  hoursOn,
  isWorkingDay,
  shanghaiDay,
  startOfShanghaiDay,
  type WorkingHours,
  workingBetween,
  workingDayMs,
} from '@beian/domain/calendar';
import { type OurDuty, ourDuties } from '@beian/domain/clock';
import {
  type CalibrationBin,
  calibrationOf,
  FORECAST_PAST_DAYS,
  type ForecastInputs,
  type ForecastOrder,
  type ForecastPerson,
  type HandlingSample,
  type TeamPace,
  teamPace,
} from '@beian/domain/forecast';
import { offeredStates } from '@beian/domain/order';
import { absenceOn } from '@beian/domain/work';
import { dutySql } from '@beian/orders/clock';
import { dueKey } from '@beian/orders/order-list';
import { barredSql } from '@beian/orders/reassign';

export interface LoadedForecastInputs extends ForecastInputs {
  /** Orders forecast in the past days whose outcome is known. */
  readonly bins: readonly CalibrationBin[];
  /** Finished decisions that the rates are computed from. */
  readonly decisions: number;
}

/** Calendar, working hours and the database's time. `at`: another instant instead of now, ISO. */
export async function loadTimeInputs(ctx: AppContext, tx: Tx) {
  const { rows } = await tx.client.query<{
    now: string;
    hours: WorkingHours;
    calendar: { version: number; loadedUntil: string };
    handling: Readonly<Record<OurDuty, number>>;
  }>({
    name: 'forecast-time',
    text: `/* forecastTime */ select app.iso(app.now()) as now,
      (select value from app.settings where name = 'workingHours') as hours,
      (select value from app.settings where name = 'calendar') as calendar,
      (select value from app.settings where name = 'handling') as handling`,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the settings are gone');
  const defaultHandlingMs = Object.fromEntries(ourDuties.map((duty) => [duty, row.handling[duty] * 60_000]));
  return {
    now: Date.parse(row.now),
    hours: row.hours,
    calendar: await calendarInForce(ctx, tx, row.calendar),
    defaultHandlingMs: defaultHandlingMs as Record<OurDuty, number>,
  };
}
export type TimeInputs = Awaited<ReturnType<typeof loadTimeInputs>>;

const openOrdersSql = `/* forecastOrders */ with held as materialized (
    select h.id from app.orders h where h.locked and h.lease_holder is not null and h.lease_until > app.now())
  select o.id, ${dutySql('o.state')} as duty, o.province, o.kind, o.assignee, o.id in (select id from held) as held, ${barredSql('o')} as barred,
    floor(extract(epoch from o.due_at) * 1000)::float8 as due
  from app.orders o where o.locked and o.state in ('${offeredStates.join("', '")}') and ${dueKey} <= $1::timestamptz`;

/** Open orders that wait for a reviewer and are due by an instant (ISO); overdue orders are queued first. */
async function loadOpenOrders(tx: Tx, until: string): Promise<ForecastOrder[]> {
  const { rows } = await tx.client.query<ForecastOrder>({
    name: 'forecast-orders',
    text: openOrdersSql,
    values: [until],
  });
  return rows;
}
/** The team's pace now; for the board and the forecast alike. */
export async function loadTeamPace(tx: Tx, time: TimeInputs): Promise<TeamPace> {
  const team = await loadReviewersBefore(tx, time, shanghaiDay(time.now));
  return teamPace({ ...time, ...team });
}

/**
 * Reviewers, with their decisions per hour on each of the past days before a day: 0 where a reviewer decided nothing, so that the rates of
 * all add up to what the team decided; null while absent or not yet here.
 */
export async function loadReviewersBefore(
  tx: Tx,
  { calendar, hours }: Pick<TimeInputs, 'calendar' | 'hours'>,
  before: string,
): Promise<{ people: ForecastPerson[]; days: string[]; decisions: number }> {
  const { rows: staff } = await tx.client.query<{
    id: string;
    provinces: string[];
    kinds: ForecastPerson['skills']['kinds'];
    absences: ForecastPerson['absences'];
    since: string;
  }>({
    name: 'forecast-people',
    text: `/* forecastPeople */ select p.id, p.provinces, p.kinds,
        (select coalesce(json_agg(json_build_object('from', lower(r), 'until', upper(r) - 1) order by lower(r)), '[]') from unnest(p.absent) r) as absences,
        app.shanghai_day(p.created_at) as since
      from app.staff p where ${canReviewSql('p')}`,
  });
  const { rows } = await tx.client.query<{ day: string; staff: string; decisions: number }>({
    name: 'forecast-rates',
    text: `/* forecastRates */ select day::text, staff_id as staff, decisions from app.decision_days
      where day < $1::date and day >= $1::date - ${FORECAST_PAST_DAYS} order by day`,
    values: [before],
  });
  const days = [...new Set(rows.map(({ day }) => day))].filter((day) => isWorkingDay(calendar, day).working);
  const at = new Map(days.map((day, nth) => [day, nth]));
  const rates = new Map<string, (number | null)[]>(
    staff.map(({ id, absences, since }) => [
      id,
      days.map((day) => (day < since || absenceOn(absences, day) !== undefined ? null : 0)),
    ]),
  );
  let decisions = 0;
  for (const row of rows) {
    const nth = at.get(row.day);
    const own = rates.get(row.staff);
    if (nth === undefined || own === undefined) continue;
    decisions += row.decisions;
    own[nth] = row.decisions / (workingDayMs(hoursOn(hours, row.day)) / 3_600_000);
  }
  return {
    people: staff.map(({ id, provinces, kinds, absences }) => ({
      id,
      skills: { provinces, kinds },
      absences,
      rates: rates.get(id) ?? [],
    })),
    days,
    decisions,
  };
}

/** Outcomes of the raw likelihoods on the days before a day. */
export async function loadCalibrationBinsBefore(tx: Tx, before: string): Promise<CalibrationBin[]> {
  const { rows } = await tx.client.query<CalibrationBin>({
    name: 'forecast-bins',
    text: `/* forecastBins */ select duty, bin, sum(orders)::int as orders, sum(breached)::int as breached, sum(said) as said
      from app.forecast_days where kind = 'RAW' and day < $1::date and day >= $1::date - ${FORECAST_PAST_DAYS} group by duty, bin order by duty, bin`,
    values: [before],
  });
  return rows;
}

/** All inputs of a forecast made now, for orders due by an instant. */
export async function loadForecastInputs(
  ctx: AppContext,
  tx: Tx,
  until: number,
  seed: number,
): Promise<LoadedForecastInputs> {
  const time = await loadTimeInputs(ctx, tx);
  const today = shanghaiDay(time.now);
  const orders = await loadOpenOrders(tx, new Date(until).toISOString());
  const team = await loadReviewersBefore(tx, time, today);
  const bins = await loadCalibrationBinsBefore(tx, today);
  const { rows } = await tx.client.query<{ handling: HandlingSample[] }>({
    name: 'forecast-handling',
    text: '/* forecastHandling */ select handling from app.forecast_rolled',
  });
  return {
    ...time,
    ...team,
    orders,
    handling: rows[0]?.handling ?? [],
    bins,
    calibration: calibrationOf(bins),
    seed,
  };
}

/** Working time between two instants, at least one second. */
export const handlingMs = ({ calendar, hours }: Pick<TimeInputs, 'calendar' | 'hours'>, from: number, to: number) =>
  Math.max(1000, workingBetween(calendar, hours, from, to));
export const startOfDayIso = (day: string): string => new Date(startOfShanghaiDay(day)).toISOString();
