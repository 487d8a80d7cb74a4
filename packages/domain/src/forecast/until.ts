import type { Calendar } from '../calendar/gazette.ts';
import { hoursOn, sinceMidnight, type WorkingHours } from '../calendar/hours.ts';
import {
  DAY_MS,
  dayNumberAt,
  dayOfNumber,
  shanghaiDay,
  startOfDayNumber,
  startOfShanghaiDay,
} from '../calendar/shanghai.ts';
import { workdayAt } from '../calendar/workday.ts';

/** The usual forecast horizons. */
export interface ForecastTimes {
  /** The next closing time: today's while the day works, else of the next working day. */
  readonly evening: number;
  /**
   * 24:00 of today; closing time of tomorrow, working day or not; closing time of the second working day after today.
   * Milliseconds since 1970 UTC.
   */
  readonly today: number;
  readonly tomorrow: number;
  readonly twoDays: number;
}

export function forecastTimes(calendar: Calendar, hours: WorkingHours, now: number): ForecastTimes {
  const number = dayNumberAt(now);
  const day = workdayAt(calendar, hours, now);
  const first = day.nextOpensAt;
  const second = shanghaiDay(workdayAt(calendar, hours, first).nextOpensAt);
  const closing = (day: string): number => startOfShanghaiDay(day) + sinceMidnight(hoursOn(hours, day).close);
  return {
    evening:
      day.working && now < closing(dayOfNumber(number)) ? closing(dayOfNumber(number)) : closing(shanghaiDay(first)),
    today: startOfDayNumber(number) + DAY_MS,
    tomorrow: closing(dayOfNumber(number + 1)),
    twoDays: closing(second),
  };
}
