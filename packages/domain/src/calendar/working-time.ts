import { z } from 'zod';
import { type Calendar, isWorkingDay } from './gazette.ts';
import { DAY, dayNumberAt, dayOfNumber, startOfDayNumber } from './shanghai.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

/** The settings' shape of working hours: one stretch a day, lunch is not taken out (life-cycle.md, Time). */
export const workingHoursSchema = z
  .object({ open: clockTime, close: clockTime })
  .refine((hours) => hours.open < hours.close, 'Opening comes before closing');

/** Shanghai clock times, `HH:MM`. */
export type WorkingHours = Readonly<z.infer<typeof workingHoursSchema>>;

export const defaultWorkingHours: WorkingHours = { open: '09:00', close: '18:00' };

/**
 * How long something may take.
 * - `workingTime`: so many full working days of working time; our own duties.
 * - `wholeWorkingDays`: the starting Shanghai day, worked or not, does not count; ends at 24:00 of the last day; the bureau.
 * - `elapsed`: wall clock, in milliseconds; the SMS window.
 */
export type Span =
  | { readonly kind: 'workingTime'; readonly days: number }
  | { readonly kind: 'wholeWorkingDays'; readonly days: number }
  | { readonly kind: 'elapsed'; readonly ms: number };

/** One Shanghai day, or the part of it that lies between start and due: why the due time is what it is. */
export interface Segment {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Instants; segments follow each other without a gap from start to due. */
  readonly from: number;
  readonly to: number;
  readonly working: boolean;
  /** What the day adds to the count: its working time; 24 h for a whole working day; for `elapsed` all of it; 0 on a day off. */
  readonly countedMs: number;
  readonly noticeId?: string;
  readonly provisional: boolean;
}

export interface Due {
  /** Instant, milliseconds since 1970 UTC. */
  readonly due: number;
  /** The count needed a day beyond the calendar's `loadedUntil`. */
  readonly provisional: boolean;
  readonly segments: readonly Segment[];
}

const sinceMidnight = (time: string): number => Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000;

/** Working time of one full working day, in milliseconds. Throws RangeError where opening is not before closing. */
export function workingDayMs(hours: WorkingHours): number {
  const length = sinceMidnight(hours.close) - sinceMidnight(hours.open);
  if (!(length > 0)) throw new RangeError('Working hours: opening comes before closing, both HH:MM');
  return length;
}

/** A day's working time that lies in [from, to): from where to where; nothing where `start >= end`. */
function windowOf(hours: WorkingHours, dayNumber: number, from: number, to: number): { start: number; end: number } {
  const midnight = startOfDayNumber(dayNumber);
  return {
    start: Math.max(from, midnight + sinceMidnight(hours.open)),
    end: Math.min(to, midnight + sinceMidnight(hours.close)),
  };
}

const dueOf = (due: number, segments: readonly Segment[]): Due => ({
  due,
  provisional: segments.some((segment) => segment.provisional),
  segments,
});

/**
 * The earliest instant at which `ms` of working time have passed since `start`. An amount reached exactly at closing is
 * due at closing, not at the next opening; a start at closing is after hours. Nothing owed is due at once.
 */
export function addWorking(calendar: Calendar, hours: WorkingHours, start: number, ms: number): Due {
  workingDayMs(hours);
  if (!Number.isFinite(ms) || ms < 0)
    throw new RangeError('Working time is a finite number of milliseconds, 0 or more');
  const segments: Segment[] = [];
  let rest = ms;
  let from = start;
  for (let dayNumber = dayNumberAt(start); rest > 0; dayNumber += 1) {
    const day = dayOfNumber(dayNumber);
    const verdict = isWorkingDay(calendar, day);
    const midnight = startOfDayNumber(dayNumber + 1);
    const window = windowOf(hours, dayNumber, from, midnight);
    const countedMs = verdict.working ? Math.min(rest, Math.max(0, window.end - window.start)) : 0;
    rest -= countedMs;
    const to = rest > 0 ? midnight : window.start + countedMs;
    segments.push({ day, from, to, countedMs, ...verdict });
    from = to;
  }
  return dueOf(from, segments);
}

/** 24:00 of the n-th working day after the Shanghai day of `start`, as 00:00 of the next day. */
function addWholeWorkingDays(calendar: Calendar, start: number, days: number): Due {
  const segments: Segment[] = [];
  const first = dayNumberAt(start);
  let rest = days;
  let from = start;
  for (let dayNumber = first; rest > 0; dayNumber += 1) {
    const day = dayOfNumber(dayNumber);
    const verdict = isWorkingDay(calendar, day);
    const counts = verdict.working && dayNumber > first;
    if (counts) rest -= 1;
    const to = startOfDayNumber(dayNumber + 1);
    segments.push({ day, from, to, countedMs: counts ? DAY : 0, ...verdict });
    from = to;
  }
  return dueOf(from, segments);
}

/** Wall clock. Days are named for the explanation only: no calendar can move the due time, so it is never provisional. */
function addElapsed(calendar: Calendar, start: number, ms: number): Due {
  const due = start + ms;
  const segments: Segment[] = [];
  for (let from = start; from < due; ) {
    const dayNumber = dayNumberAt(from);
    const day = dayOfNumber(dayNumber);
    const to = Math.min(due, startOfDayNumber(dayNumber + 1));
    segments.push({ day, from, to, countedMs: to - from, ...isWorkingDay(calendar, day), provisional: false });
    from = to;
  }
  return dueOf(due, segments);
}

/** Rounds up, but not for the dust of binary fractions: 20 × 0.55 is 11, not 12. */
const roundedUp = (amount: number): number => Math.ceil(amount - 1e-6);

/**
 * When a span that starts at `start` ends, or its `share` (0.5 and 0.75 warn, 1 breaches): a share of working time; a
 * share of whole working days, rounded up to whole days and counted the same way; a share of wall time.
 * Throws RangeError on an amount or a share that is not above 0, and on whole working days that are not whole.
 */
export function addSpan(calendar: Calendar, hours: WorkingHours, start: number, span: Span, share = 1): Due {
  const amount = span.kind === 'elapsed' ? span.ms : span.days;
  if (!(amount > 0 && Number.isFinite(amount))) throw new RangeError('A span is longer than nothing');
  if (!(share > 0 && Number.isFinite(share))) throw new RangeError('A share is above 0; 1 is the whole span');
  switch (span.kind) {
    case 'workingTime':
      return addWorking(calendar, hours, start, roundedUp(span.days * workingDayMs(hours) * share));
    case 'wholeWorkingDays':
      if (!Number.isInteger(span.days)) throw new RangeError('Whole working days are a whole number');
      return addWholeWorkingDays(calendar, start, roundedUp(span.days * share));
    case 'elapsed':
      return addElapsed(calendar, start, roundedUp(span.ms * share));
  }
}

/** Working milliseconds from `a` to `b`; negative where `b` lies before `a`, so that "time left" also says how late. */
export function workingBetween(calendar: Calendar, hours: WorkingHours, a: number, b: number): number {
  workingDayMs(hours);
  if (b < a) return 0 - workingBetween(calendar, hours, b, a);
  let sum = 0;
  const last = dayNumberAt(b);
  for (let dayNumber = dayNumberAt(a); dayNumber <= last; dayNumber += 1) {
    if (!isWorkingDay(calendar, dayOfNumber(dayNumber)).working) continue;
    const window = windowOf(hours, dayNumber, a, b);
    sum += Math.max(0, window.end - window.start);
  }
  return sum;
}

/**
 * The latest instant from which `ms` of working time pass until `end`. An amount reached exactly at opening gives the
 * opening, not the closing of the day before. 0 gives `end` itself.
 */
export function subtractWorking(calendar: Calendar, hours: WorkingHours, end: number, ms: number): number {
  workingDayMs(hours);
  if (!Number.isFinite(ms) || ms < 0)
    throw new RangeError('Working time is a finite number of milliseconds, 0 or more');
  let rest = ms;
  let at = end;
  for (let dayNumber = dayNumberAt(end); rest > 0; dayNumber -= 1) {
    if (!isWorkingDay(calendar, dayOfNumber(dayNumber)).working) continue;
    const window = windowOf(hours, dayNumber, startOfDayNumber(dayNumber), end);
    const taken = Math.min(rest, Math.max(0, window.end - window.start));
    rest -= taken;
    at = window.end - taken;
  }
  return at;
}
