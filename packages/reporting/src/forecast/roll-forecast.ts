import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { DAY_MS, isWorkingDay, shanghaiDay, startOfShanghaiDay } from '@beian/domain/calendar';
import { FORECAST_PAST_DAYS } from '@beian/domain/forecast';
import { decisionEvents as deciding } from '@beian/domain/order';
import { areAllOrdersDue, backTestDay } from './back-test.ts';
import { loadTimeInputs, startOfDayIso, type TimeInputs } from './inputs.ts';
import { loadHandlingBefore } from './past-orders.ts';

/** Days to compute if nothing is stored yet: the window of the score, and as many days again for their inputs. */
const BACKFILL_DAYS = 2 * FORECAST_PAST_DAYS;

/**
 * Updates the inputs of forecasts up to yesterday, and back-tests one past day, each in a transaction of its own.
 * @returns whether there is another day to test
 */
export async function rollForecast(ctx: AppContext): Promise<boolean> {
  const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(ctx, system('clock'), work);
  await as((tx) => countDecisions(ctx, tx));
  return as((tx) => backTestNextDay(ctx, tx));
}

/** Locks the progress row, so that only one process runs at a time. */
async function lockProgress(tx: Tx): Promise<RollupProgress> {
  const { rows } = await tx.client.query<RollupProgress>(
    `/* holdForecast */ select counted::text, tested::text,
       (select ((min(at) at time zone 'Asia/Shanghai')::date - 1)::text from app.order_events where to_state is not null) as began
     from app.forecast_rolled for update`,
  );
  return rows[0] ?? { counted: null, tested: null, began: null };
}
interface RollupProgress {
  readonly counted: string | null;
  readonly tested: string | null;
  /** The day before the first event; null if there is none. */
  readonly began: string | null;
}

const addDays = (day: string, days: number): string => shanghaiDay(startOfShanghaiDay(day) + days * DAY_MS);

async function countDecisions(ctx: AppContext, tx: Tx): Promise<void> {
  const { counted } = await lockProgress(tx);
  const time = await loadTimeInputs(ctx, tx);
  const today = shanghaiDay(time.now);
  const from = counted === null ? addDays(today, -BACKFILL_DAYS) : addDays(counted, 1);
  if (from >= today) return;
  const events = deciding.map(({ event, state }) => `('${event}', '${state}')`).join(', ');
  await tx.client.query(
    `/* countDecisions */ insert into app.decision_days (day, staff_id, decisions)
     select (e.at at time zone 'Asia/Shanghai')::date, e.actor_id, count(*) from app.order_events e
     where e.to_state is not null and e.at >= $1::timestamptz and e.at < $2::timestamptz and e.actor_kind = 'staff'
       and (e.event, e.from_state) in (${events}) group by 1, 2
     on conflict (day, staff_id) do update set decisions = excluded.decisions`,
    [startOfDayIso(from), startOfDayIso(today)],
  );
  const handling = await loadHandlingBefore(tx, time, startOfDayIso(today));
  await tx.client.query('/* counted */ update app.forecast_rolled set counted = $1, handling = $2', [
    addDays(today, -1),
    JSON.stringify(handling),
  ]);
  await tx.client.query(
    `/* forgetForecasts */ with old as (delete from app.forecast_days where day < $1::date)
    delete from app.decision_days where day < $1::date`,
    [addDays(today, -4 * FORECAST_PAST_DAYS)],
  );
}

async function backTestNextDay(ctx: AppContext, tx: Tx): Promise<boolean> {
  const { tested, began } = await lockProgress(tx);
  const time = await loadTimeInputs(ctx, tx);
  const day = nextDayToTest(time, tested ?? began);
  if (day === null) return false;
  await saveBackTest(tx, time, day);
  return nextDayToTest(time, day) !== null;
}

/** The first working day after `tested` whose orders have all come due. */
function nextDayToTest(time: TimeInputs, tested: string | null): string | null {
  const today = shanghaiDay(time.now);
  if (tested === null) return null;
  const farthest = addDays(today, -BACKFILL_DAYS);
  let day = tested < farthest ? farthest : addDays(tested, 1);
  while (day < today && !isWorkingDay(time.calendar, day).working) day = addDays(day, 1);
  return day < today && areAllOrdersDue(time, day) ? day : null;
}

/** Back-tests one past day and stores the result. */
export async function saveBackTest(tx: Tx, time: TimeInputs, day: string): Promise<void> {
  const rows = await backTestDay(tx, time, day);
  await tx.client.query('/* forgetTest */ delete from app.forecast_days where day = $1', [day]);
  await tx.client.query(
    `/* keepTest */ insert into app.forecast_days (day, kind, duty, bin, orders, breached, said, error)
     select $1::date, r.* from json_to_recordset($2::json) as r(kind text, duty text, bin int, orders int, breached int, said float8, error float8)`,
    [day, JSON.stringify(rows)],
  );
  await tx.client.query('/* tested */ update app.forecast_rolled set tested = $1', [day]);
}
