import type { Tx } from '@beian/database/transaction';
import { addWorking, shanghaiDay, workdayAt } from '@beian/domain/calendar';
import {
  type CalibrationBin,
  calibrationOf,
  decileOf,
  FORECAST_PAST_DAYS,
  forecast,
  leftBinOf,
  rawBinOf,
} from '@beian/domain/forecast';
import { loadCalibrationBinsBefore, loadReviewersBefore, startOfDayIso, type TimeInputs } from './inputs.ts';
import { loadHandlingBefore, loadOrdersAt } from './past-orders.ts';

/** Working hours after opening at which a past day's forecasts are made. */
const BACK_TEST_HOURS = [0, 2, 4, 6] as const;
const HOUR = 3_600_000;
/** Weight of the overall share in a baseline's bin, in orders. */
const PRIOR_ORDERS = 20;

export interface BackTestRow {
  readonly kind: 'RAW' | 'SAID' | 'LEFT' | 'ALL';
  readonly duty: string;
  readonly bin: number;
  orders: number;
  breached: number;
  said: number;
  error: number;
}

/**
 * Makes the forecasts of a past working day (YYYY-MM-DD, Shanghai) from what was known at each of its hours, and
 * compares them with the outcome of the orders: rows of `app.forecast_days`. Orders due after `now` are left out. Two
 * baselines, also from what was known: the share of all orders that breach, and that share by duty and time left.
 */
export async function backTestDay(tx: Tx, time: TimeInputs, day: string): Promise<BackTestRow[]> {
  const opens = Date.parse(startOfDayIso(day));
  const { opensAt } = workdayAt(time.calendar, time.hours, opens + 12 * HOUR);
  // At that time not all orders forecast on the day before had come due.
  const known = shanghaiDay(previousOpening(time, opens));
  const bins = await loadCalibrationBinsBefore(tx, known);
  const calibration = calibrationOf(bins);
  const team = await loadReviewersBefore(tx, time, day);
  const handling = await loadHandlingBefore(tx, time, startOfDayIso(day));
  const left = await loadBaselineBefore(tx, known);
  const rows = new Map<string, BackTestRow>();
  for (const hour of BACK_TEST_HOURS) {
    const now = opensAt + hour * HOUR;
    const orders = await loadOrdersAt(tx, time, new Date(now).toISOString());
    const breached = new Map(orders.map((one) => [one.id, one]));
    const last = orders.reduce((most, { due }) => Math.max(most, due), now);
    const seed = Number(day.replaceAll('-', '')) + hour;
    for (const one of forecast({ ...time, now, orders, ...team, handling, calibration, seed }, last)) {
      const order = breached.get(one.id);
      if (order === undefined || order.due > time.now) continue;
      const came = order.breached ? 1 : 0;
      const add = (kind: BackTestRow['kind'], duty: string, bin: number, said: number) => {
        const key = `${kind} ${duty} ${bin}`;
        const row = rows.get(key) ?? { kind, duty, bin, orders: 0, breached: 0, said: 0, error: 0 };
        row.orders += 1;
        row.breached += came;
        row.said += said;
        row.error += (said - came) ** 2;
        rows.set(key, row);
      };
      add('RAW', order.duty, rawBinOf(one.raw), one.raw);
      add('SAID', '', decileOf(one.likelihood), one.likelihood);
      add('LEFT', order.duty, leftBinOf(one.left), left.of(order.duty, leftBinOf(one.left)));
      add('ALL', '', 0, left.share);
    }
  }
  return [...rows.values()];
}

/** Opening of the previous working day. */
function previousOpening({ calendar, hours }: TimeInputs, start: number): number {
  let at = start - 12 * HOUR;
  while (!workdayAt(calendar, hours, at).working) at -= 24 * HOUR;
  return at;
}

/** Whether every order forecast on a day is due by now, except those delayed by a closure. */
export const areAllOrdersDue = ({ calendar, hours, now }: TimeInputs, day: string): boolean =>
  addWorking(calendar, hours, Date.parse(startOfDayIso(day)) + 24 * HOUR - 1, 9 * HOUR).due < now;

async function loadBaselineBefore(tx: Tx, before: string) {
  const { rows } = await tx.client.query<CalibrationBin & { bin: number }>(
    `/* baselineBefore */ select duty, bin, sum(orders)::int as orders, sum(breached)::int as breached, 0 as said from app.forecast_days
     where kind = 'LEFT' and day < $1::date and day >= $1::date - ${FORECAST_PAST_DAYS} group by duty, bin`,
    [before],
  );
  const total = rows.reduce((sum, { orders }) => sum + orders, 0);
  const share = rows.reduce((sum, { breached }) => sum + breached, 0) / Math.max(1, total);
  const known = new Map(rows.map((row) => [`${row.duty} ${row.bin}`, row]));
  return {
    share,
    of: (duty: string, bin: number): number => {
      const row = known.get(`${duty} ${bin}`);
      return ((row?.breached ?? 0) + PRIOR_ORDERS * share) / ((row?.orders ?? 0) + PRIOR_ORDERS);
    },
  };
}
