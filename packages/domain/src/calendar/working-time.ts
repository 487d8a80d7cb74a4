import { type Calendar, type DayStatus, isWorkingDay } from './gazette.ts';
import { type DayHours, hoursOn, sinceMidnight, type WorkingHours, workingDayMs } from './hours.ts';
import { dayNumberAt, dayOfNumber, startOfDayNumber } from './shanghai.ts';

/** 通道关闭: a time in which a clock does not run: instants, `until` exclusive. Working time in it does not count. */
export interface ClockSuspension {
  readonly from: number;
  readonly until: number;
}

/** The part of one Shanghai day between start and due time; explains the due time. */
export interface Segment {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Instants; segments are contiguous from start to due time. */
  readonly from: number;
  readonly to: number;
  readonly working: boolean;
  /**
   * What the day adds to the count: its working time; 24 h for a whole working day; for `elapsed` its full length; 0 on
   * a day off.
   */
  readonly countedMs: number;
  /** The instants between which the day counts; absent if nothing counts. */
  readonly counted?: { readonly from: number; readonly to: number };
  /** Working time of the day within a suspension, which does not count, milliseconds; absent: none. */
  readonly suspendedMs?: number;
  readonly noticeId?: string;
  readonly holiday?: string;
  readonly provisional: boolean;
}

export interface Due {
  /** Instant, milliseconds since 1970 UTC. */
  readonly due: number;
  /** The count needed a day after the calendar's `loadedUntil`. */
  readonly provisional: boolean;
  readonly segments: readonly Segment[];
}

export const dueOf = (due: number, segments: readonly Segment[]): Due => ({
  due,
  provisional: segments.some((segment) => segment.provisional),
  segments,
});

/** Working time of a day within [from, to): empty if `start >= end`. */
function windowOf(hours: DayHours, dayNumber: number, from: number, to: number): { start: number; end: number } {
  const midnight = startOfDayNumber(dayNumber);
  return {
    start: Math.max(from, midnight + sinceMidnight(hours.open)),
    end: Math.min(to, midnight + sinceMidnight(hours.close)),
  };
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** A time range without the suspensions in it; they may overlap, in any order. */
function withoutSuspensions(
  suspensions: readonly ClockSuspension[],
  { start, end }: { start: number; end: number },
): Piece[] {
  let pieces: Piece[] = end > start ? [{ from: start, to: end }] : [];
  for (const still of suspensions) {
    pieces = pieces.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, still.from) },
        { from: Math.max(from, still.until), to },
      ].filter((piece) => piece.to > piece.from),
    );
  }
  return pieces;
}

/** Throws RangeError if any hours of the schedule close before they open. */
function checkHours(hours: WorkingHours): void {
  workingDayMs(hours);
  for (const row of hours.later ?? []) workingDayMs(row);
}

const checkAmount = (ms: number): void => {
  if (!Number.isFinite(ms) || ms < 0)
    throw new RangeError('Working time is a finite number of milliseconds, 0 or more');
};

/** Smaller differences are floating-point errors, in milliseconds. */
const TOLERANCE_MS = 1e-6;
/** Rounds up, ignoring floating-point errors: 20 × 0.55 is 11, not 12. */
export const ceilWithTolerance = (amount: number): number => Math.ceil(amount - TOLERANCE_MS);

interface Counting {
  readonly calendar: Calendar;
  readonly hours: WorkingHours;
  readonly suspensions?: readonly ClockSuspension[];
  /**
   * The amount is a fraction of a working day, in milliseconds of the starting day's hours: if the hours change, the
   * rest stays the same fraction of a day.
   */
  readonly asPartOfDay?: boolean;
}

/** Counts forward over the days. Only the last step is rounded, so that a later start is never due earlier. */
export function countForward(
  { calendar, hours, suspensions = [], asPartOfDay }: Counting,
  start: number,
  ms: number,
): Due {
  checkHours(hours);
  checkAmount(ms);
  const segments: Segment[] = [];
  let rest = ms;
  let from = start;
  let length = workingDayMs(hoursOn(hours, dayOfNumber(dayNumberAt(start))));
  for (let dayNumber = dayNumberAt(start); rest > TOLERANCE_MS; dayNumber += 1) {
    const day = dayOfNumber(dayNumber);
    const verdict = isWorkingDay(calendar, day);
    const midnight = startOfDayNumber(dayNumber + 1);
    if (!verdict.working) {
      segments.push({ day, from, to: midnight, countedMs: 0, ...verdict });
      from = midnight;
      continue;
    }
    const hoursOfDay = hoursOn(hours, day);
    const window = windowOf(hoursOfDay, dayNumber, from, midnight);
    if (asPartOfDay) {
      rest = (rest * workingDayMs(hoursOfDay)) / length;
      length = workingDayMs(hoursOfDay);
    }
    const taken = take(withoutSuspensions(suspensions, window), rest);
    rest -= taken.ms;
    const to = rest > TOLERANCE_MS ? midnight : taken.end;
    const suspendedMs = Math.max(0, Math.min(window.end, to) - window.start - taken.ms);
    segments.push(segmentOf({ day, from, to, verdict, taken, suspendedMs }));
    from = to;
  }
  return dueOf(from, segments);
}

interface Taken {
  readonly ms: number;
  readonly start: number;
  readonly end: number;
}

/** Takes `rest` milliseconds from the pieces, or everything if there is less. */
function take(pieces: readonly Piece[], rest: number): Taken {
  let ms = 0;
  let end = pieces[0]?.from ?? 0;
  for (const piece of pieces) {
    if (rest - ms <= TOLERANCE_MS) break;
    const some = Math.min(rest - ms, piece.to - piece.from);
    ms += some;
    end = piece.from + (ms < rest ? some : ceilWithTolerance(some));
  }
  return { ms, start: pieces[0]?.from ?? 0, end };
}

interface Counted {
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly verdict: DayStatus;
  readonly taken: Taken;
  readonly suspendedMs: number;
}

const segmentOf = ({ day, from, to, verdict, taken, suspendedMs }: Counted): Segment => ({
  day,
  from,
  to,
  countedMs: ceilWithTolerance(taken.ms),
  ...(taken.ms > 0 ? { counted: { from: taken.start, to: taken.end } } : {}),
  ...(suspendedMs >= 1 ? { suspendedMs: Math.round(suspendedMs) } : {}),
  ...verdict,
});

/**
 * The earliest instant at which `ms` of working time have passed since `start`. An amount reached exactly at closing is
 * due at closing, not at the next opening; a start at closing counts as after hours. 0 ms is due at once.
 */
export const addWorking = (calendar: Calendar, hours: WorkingHours, start: number, ms: number): Due =>
  countForward({ calendar, hours }, start, ms);

/** Sums a function of each working day's working time in [a, b). */
export function sumOfDays(
  { calendar, hours }: Counting,
  [a, b]: readonly [number, number],
  measure: (ms: number, hours: DayHours) => number,
): number {
  let sum = 0;
  const last = dayNumberAt(b);
  for (let dayNumber = dayNumberAt(a); dayNumber <= last; dayNumber += 1) {
    const day = dayOfNumber(dayNumber);
    if (!isWorkingDay(calendar, day).working) continue;
    const hoursOfDay = hoursOn(hours, day);
    const window = windowOf(hoursOfDay, dayNumber, a, b);
    if (window.end > window.start) sum += measure(window.end - window.start, hoursOfDay);
  }
  return sum;
}

/** Working milliseconds from `a` to `b`; negative if `b` is before `a`, so that "time left" also gives the lateness. */
export function workingBetween(calendar: Calendar, hours: WorkingHours, a: number, b: number): number {
  checkHours(hours);
  if (b < a) return 0 - workingBetween(calendar, hours, b, a);
  return sumOfDays({ calendar, hours }, [a, b], (ms) => ms);
}
