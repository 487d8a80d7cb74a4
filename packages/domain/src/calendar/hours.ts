import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

/**
 * Opening and closing of a day, Shanghai clock times `HH:MM`: one interval, lunch is not subtracted (docs/spec/life-cycle.md,
 * Time).
 */
export interface DayHours {
  readonly open: string;
  readonly close: string;
}

/** Hours that apply from 00:00 of a Shanghai day on. */
export interface ScheduledHours extends DayHours {
  /** YYYY-MM-DD */
  readonly from: string;
}

/** 工作时间: working hours as the settings store them: the initial hours, and the later ones ordered by day. */
export interface WorkingHours extends DayHours {
  readonly later?: readonly ScheduledHours[];
}

const inOrder = (hours: DayHours): boolean => hours.open < hours.close;
export const dayHoursSchema = z
  .object({ open: clockTime, close: clockTime })
  .refine(inOrder, 'Opening comes before closing');

export const defaultWorkingHours: WorkingHours = { open: '09:00', close: '18:00' };

/** The hours of a Shanghai day (YYYY-MM-DD): the latest ones that start on or before it. */
export function hoursOn(hours: WorkingHours, on: string): DayHours {
  let found: DayHours = hours;
  for (const row of hours.later ?? []) {
    if (row.from > on) break;
    found = row;
  }
  return found;
}

/** The hours with a change from a day on; entries that start on or after that day are removed. */
export const withHours = (hours: WorkingHours, next: ScheduledHours): WorkingHours => ({
  open: hours.open,
  close: hours.close,
  later: [...(hours.later ?? []).filter((row) => row.from < next.from), next],
});

/** Milliseconds from 00:00 to a clock time `HH:MM`; NaN if it is not one. */
export function sinceMidnight(time: string): number {
  const known = times.get(time);
  if (known !== undefined) return known;
  const ms = Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000;
  if (times.size < MINUTES_OF_A_DAY) times.set(time, ms);
  return ms;
}
const times = new Map<string, number>();
const MINUTES_OF_A_DAY = 1440;

/** Working time of one full working day, in milliseconds. Throws RangeError unless opening is before closing. */
export function workingDayMs(hours: DayHours): number {
  const length = sinceMidnight(hours.close) - sinceMidnight(hours.open);
  if (!(length > 0)) throw new RangeError('Working hours: opening comes before closing, both HH:MM');
  return length;
}
