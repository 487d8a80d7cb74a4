import {
  addWorking,
  type CalibrationBin,
  calibrationOf,
  forecast,
  leftBinOf,
  rawBinOf,
  shanghaiDay,
  tenthOf,
  workdayAt,
} from '@beian/domain';
import type { Tx } from '../context.ts';
import { binsBefore, PAST_DAYS, peopleBefore, startOf, type TimeGround } from './ground.ts';
import { handlingBefore, standingAt } from './past.ts';

/** Working hours after opening at which a past day's forecasts are made. */
export const TESTED_AT = [0, 2, 4, 6] as const;
const HOUR = 3_600_000;
/** Orders by which a baseline's bin leans on the share of all. */
const LEAN = 20;

export interface TestRow {
  readonly kind: 'RAW' | 'SAID' | 'LEFT' | 'ALL';
  readonly duty: string;
  readonly bin: number;
  orders: number;
  breached: number;
  said: number;
  error: number;
}

/**
 * Makes the forecasts of a past working day (YYYY-MM-DD, Shanghai) from what was known at each of its hours, and holds them against what
 * became of the orders: rows of `app.forecast_days`. What is due after `now` is left out. Beside them two baselines, of what was known,
 * too: the share of all orders that breach, and that share by duty and time left.
 */
export async function testDay(tx: Tx, time: TimeGround, day: string): Promise<TestRow[]> {
  const opens = Date.parse(startOf(day));
  const { opensAt } = workdayAt(time.calendar, time.hours, opens + 12 * HOUR);
  // What the day before was told had not all come to its end.
  const known = shanghaiDay(previousOpening(time, opens));
  const bins = await binsBefore(tx, known);
  const calibration = calibrationOf(bins);
  const team = await peopleBefore(tx, time, day);
  const handling = await handlingBefore(tx, time, startOf(day));
  const left = await baselineBefore(tx, known);
  const rows = new Map<string, TestRow>();
  for (const hour of TESTED_AT) {
    const now = opensAt + hour * HOUR;
    const orders = await standingAt(tx, time, new Date(now).toISOString());
    const breached = new Map(orders.map((one) => [one.id, one]));
    const last = orders.reduce((most, { due }) => Math.max(most, due), now);
    const seed = Number(day.replaceAll('-', '')) + hour;
    for (const one of forecast({ ...time, now, orders, ...team, handling, calibration, seed }, last)) {
      const order = breached.get(one.id);
      if (order === undefined || order.due > time.now) continue;
      const came = order.breached ? 1 : 0;
      const add = (kind: TestRow['kind'], duty: string, bin: number, said: number) => {
        const key = `${kind} ${duty} ${bin}`;
        const row = rows.get(key) ?? { kind, duty, bin, orders: 0, breached: 0, said: 0, error: 0 };
        row.orders += 1;
        row.breached += came;
        row.said += said;
        row.error += (said - came) ** 2;
        rows.set(key, row);
      };
      add('RAW', order.duty, rawBinOf(one.raw), one.raw);
      add('SAID', '', tenthOf(one.likelihood), one.likelihood);
      add('LEFT', order.duty, leftBinOf(one.left), left.of(order.duty, leftBinOf(one.left)));
      add('ALL', '', 0, left.share);
    }
  }
  return [...rows.values()];
}

/** Opening of the working day before. */
function previousOpening({ calendar, hours }: TimeGround, start: number): number {
  let at = start - 12 * HOUR;
  while (!workdayAt(calendar, hours, at).working) at -= 24 * HOUR;
  return at;
}

/** Whether every order that a day was told of is due by now, but for those that a closure holds up. */
export const isOver = ({ calendar, hours, now }: TimeGround, day: string): boolean =>
  addWorking(calendar, hours, Date.parse(startOf(day)) + 24 * HOUR - 1, 9 * HOUR).due < now;

async function baselineBefore(tx: Tx, before: string) {
  const { rows } = await tx.client.query<CalibrationBin & { bin: number }>(
    `/* baselineBefore */ select duty, bin, sum(orders)::int as orders, sum(breached)::int as breached, 0 as said from app.forecast_days
     where kind = 'LEFT' and day < $1::date and day >= $1::date - ${PAST_DAYS} group by duty, bin`,
    [before],
  );
  const total = rows.reduce((sum, { orders }) => sum + orders, 0);
  const share = rows.reduce((sum, { breached }) => sum + breached, 0) / Math.max(1, total);
  const known = new Map(rows.map((row) => [`${row.duty} ${row.bin}`, row]));
  return {
    share,
    of: (duty: string, bin: number): number => {
      const row = known.get(`${duty} ${bin}`);
      return ((row?.breached ?? 0) + LEAN * share) / ((row?.orders ?? 0) + LEAN);
    },
  };
}
