import { type Calendar, isWorkingDay } from './gazette.ts';
import { hoursOn, type WorkingHours } from './hours.ts';
import { DAY_MS, dayNumberOf, dayOfNumber, SHANGHAI_OFFSET_MS, shanghaiDay, startOfShanghaiDay } from './shanghai.ts';

/** Working hours of a Shanghai day; instants in milliseconds since 1970 UTC. */
export interface Workday {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly working: boolean;
  /** The day is after the loaded calendar: Monday to Friday are assumed to be working days. */
  readonly provisional: boolean;
  readonly opensAt: number;
  readonly closesAt: number;
  /** Next opening after today, or after closing time: that of the next working day. */
  readonly nextOpensAt: number;
}

/** Maximum number of consecutive days off that the search skips. */
const MAX_CONSECUTIVE_DAYS_OFF = 31;

const at = (day: string, time: string): number =>
  startOfShanghaiDay(day) + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000;

/** A Shanghai day with its opening and closing, milliseconds since 1970 UTC; null on a day off. */
export interface DayOpening {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
}

/** Opening and closing of every day from `first` to `last` (YYYY-MM-DD, inclusive). */
export function dayOpenings(calendar: Calendar, hours: WorkingHours, first: string, last: string): DayOpening[] {
  const openings: DayOpening[] = [];
  for (let dayNumber = dayNumberOf(first); dayNumber <= dayNumberOf(last); dayNumber += 1) {
    const day = dayOfNumber(dayNumber);
    const { open, close } = hoursOn(hours, day);
    openings.push(
      isWorkingDay(calendar, day).working
        ? { day, opensAt: at(day, open), closesAt: at(day, close) }
        : { day, opensAt: null, closesAt: null },
    );
  }
  return openings;
}

/** The working day of an instant, by calendar and settings (docs/spec/life-cycle.md L-time; lunch is not subtracted). */
export function workdayAt(calendar: Calendar, hours: WorkingHours, now: number): Workday {
  const day = shanghaiDay(now);
  const { working, provisional } = isWorkingDay(calendar, day);
  let next = day;
  for (let days = 1; days <= MAX_CONSECUTIVE_DAYS_OFF; days += 1) {
    next = shanghaiDay(startOfShanghaiDay(day) + days * DAY_MS + SHANGHAI_OFFSET_MS);
    if (isWorkingDay(calendar, next).working) break;
  }
  return {
    day,
    working,
    provisional,
    opensAt: at(day, hoursOn(hours, day).open),
    closesAt: at(day, hoursOn(hours, day).close),
    nextOpensAt: at(next, hoursOn(hours, next).open),
  };
}
