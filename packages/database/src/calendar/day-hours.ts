import { dayOpenings } from '@beian/domain/calendar';
import type { ClockInputs } from '@beian/domain/clock';
import type { Tx } from '../transaction/tx.ts';

/** The first day of the calendar file; no order is older. */
const FIRST_DAY = '2018-01-01';
/** Days after the loaded calendar follow the weekday, as in the domain, until a notice names them. */
const YEARS_AHEAD = 10;

/**
 * Writes opening and closing of every day, as the domain has them, for SQL that measures working time: from 2018 to ten
 * years after the database's current day. Only this function writes app.day_hours. Whoever changes calendar or hours
 * calls it in the same transaction, while the lock of `readCalendarNow` is held.
 */
export async function storeDayHours(tx: Pick<Tx, 'client'>, { calendar, hours }: ClockInputs): Promise<void> {
  const { rows } = await tx.client.query<{ last: string }>(
    `/* lastDayOfHours */ select to_char(greatest(max(day), (app.now() at time zone 'Asia/Shanghai' + $1 * interval '1 year')::date),
       'YYYY-MM-DD') as last from app.day_hours`,
    [YEARS_AHEAD],
  );
  const openings = dayOpenings(calendar, hours, FIRST_DAY, rows[0]?.last ?? FIRST_DAY);
  await tx.client.query(
    `/* storeDayHours */ insert into app.day_hours (day, opens, closes)
     select day, to_timestamp("opensAt" / 1000), to_timestamp("closesAt" / 1000)
     from json_to_recordset($1) as o (day date, "opensAt" double precision, "closesAt" double precision)
     on conflict (day) do update set opens = excluded.opens, closes = excluded.closes
     where (day_hours.opens, day_hours.closes) is distinct from (excluded.opens, excluded.closes)`,
    [JSON.stringify(openings)],
  );
}
