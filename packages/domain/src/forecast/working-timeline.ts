import { type Calendar, isWorkingDay } from '../calendar/gazette.ts';
import { hoursOn, sinceMidnight, type WorkingHours } from '../calendar/hours.ts';
import { dayNumberAt, dayOfNumber, startOfDayNumber } from '../calendar/shanghai.ts';

/** A working day on the timeline: its start and end in milliseconds of working time since now. */
export interface TimelineDay {
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** Working time from now to an instant, precomputed so that many due times can be converted quickly. */
export interface WorkingTimeline {
  readonly days: readonly TimelineDay[];
  /** Working milliseconds from now to an instant; 0 for past instants, the total length for instants after the end. */
  readonly offsetAt: (instant: number) => number;
}

/** The working time in [now, end). */
export function workingTimeline(calendar: Calendar, hours: WorkingHours, now: number, end: number): WorkingTimeline {
  const days: TimelineDay[] = [];
  const windows = new Map<number, { start: number; end: number; from: number }>();
  const first = dayNumberAt(now);
  const last = Math.max(first, dayNumberAt(end));
  let length = 0;
  for (let number = first; number <= last; number++) {
    const day = dayOfNumber(number);
    const midnight = startOfDayNumber(number);
    const { open, close } = hoursOn(hours, day);
    const start = Math.max(now, midnight + sinceMidnight(open));
    const stop = isWorkingDay(calendar, day).working ? Math.max(start, midnight + sinceMidnight(close)) : start;
    windows.set(number, { start, end: stop, from: length });
    if (stop > start) days.push({ day, from: length, to: length + stop - start });
    length += stop - start;
  }
  return {
    days,
    offsetAt: (instant) => {
      if (instant <= now) return 0;
      const window = windows.get(dayNumberAt(instant));
      if (window === undefined) return length;
      return window.from + Math.min(window.end, Math.max(window.start, instant)) - window.start;
    },
  };
}
