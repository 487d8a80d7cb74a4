import { type Calendar, isWorkingDay } from './gazette.ts';
import { hoursOn, type WorkingHours, workingDayMs } from './hours.ts';
import { DAY_MS, dayNumberAt, dayOfNumber, startOfDayNumber } from './shanghai.ts';
import {
  type ClockSuspension,
  ceilWithTolerance,
  countForward,
  type Due,
  dueOf,
  type Segment,
  sumOfDays,
} from './working-time.ts';

/**
 * A time limit. `workingTime`: a number of full working days of working time, for the desk's duties.
 * `wholeWorkingDays`: the Shanghai day of the start, working or not, does not count; ends at 24:00 of the last day, for
 * the bureau. `elapsed`: milliseconds of elapsed time, for the SMS window.
 */
export type Span =
  | { readonly kind: 'workingTime'; readonly days: number }
  | { readonly kind: 'wholeWorkingDays'; readonly days: number }
  | { readonly kind: 'elapsed'; readonly ms: number };

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
    segments.push({ day, from, to, ...countedWhole(counts, from, to, DAY_MS), ...verdict });
    from = to;
  }
  return dueOf(from, segments);
}

const countedWhole = (counts: boolean, from: number, to: number, countedMs: number) =>
  counts ? { countedMs, counted: { from, to } } : { countedMs: 0 };

/**
 * Elapsed time. Days are listed for the explanation only: no calendar can move the due time, so it is never
 * provisional.
 */
function addElapsed(calendar: Calendar, start: number, ms: number): Due {
  const due = start + ms;
  const segments: Segment[] = [];
  for (let from = start; from < due; ) {
    const dayNumber = dayNumberAt(from);
    const day = dayOfNumber(dayNumber);
    const to = Math.min(due, startOfDayNumber(dayNumber + 1));
    const counted = countedWhole(true, from, to, to - from);
    segments.push({ day, from, to, ...counted, ...isWorkingDay(calendar, day), provisional: false });
    from = to;
  }
  return dueOf(due, segments);
}

/** Throws RangeError if an amount or share is not above 0, or if whole working days are not an integer. */
function checkSpan(span: Span, share: number): void {
  const amount = span.kind === 'elapsed' ? span.ms : span.days;
  if (!(amount > 0 && Number.isFinite(amount))) throw new RangeError('A span is longer than nothing');
  if (!(share > 0 && Number.isFinite(share))) throw new RangeError('A share is above 0; 1 is the whole span');
  if (span.kind === 'wholeWorkingDays' && !Number.isInteger(span.days))
    throw new RangeError('Whole working days are a whole number');
}

/** Milliseconds of a number of working days under the hours of an instant's Shanghai day. */
const inHoursOf = (hours: WorkingHours, instant: number, days: number): number =>
  days * workingDayMs(hoursOn(hours, dayOfNumber(dayNumberAt(instant))));

/**
 * The end of a span that starts at `start`, or of its `share` (0.5 and 0.75 warn, 1 breaches): a share of working time;
 * a share of whole working days, rounded up to whole days; a share of elapsed time. If working hours change in between,
 * the rest stays the same fraction of a day. `suspensions`: times in which working time does not count; used for
 * `workingTime` only. Throws RangeError if an amount or share is not above 0, or if whole working days are not an
 * integer.
 */
export function addSpan(
  calendar: Calendar,
  hours: WorkingHours,
  start: number,
  span: Span,
  share = 1,
  suspensions: readonly ClockSuspension[] = [],
): Due {
  checkSpan(span, share);
  switch (span.kind) {
    case 'workingTime': {
      const ms = ceilWithTolerance(inHoursOf(hours, start, span.days) * share);
      return countForward({ calendar, hours, suspensions, asPartOfDay: true }, start, ms);
    }
    case 'wholeWorkingDays':
      return addWholeWorkingDays(calendar, start, ceilWithTolerance(span.days * share));
    case 'elapsed':
      return addElapsed(calendar, start, ceilWithTolerance(span.ms * share));
  }
}

/**
 * The amount of a kind of span between two instants: working days with their fraction; whole working days that ended by
 * `b`, the Shanghai day of `a` not counted; milliseconds of elapsed time. Negative if `b` is before `a`.
 */
export function spanBetween(
  calendar: Calendar,
  hours: WorkingHours,
  kind: Span['kind'],
  [a, b]: readonly [number, number],
): number {
  if (b < a) return 0 - spanBetween(calendar, hours, kind, [b, a]);
  switch (kind) {
    case 'workingTime':
      return sumOfDays({ calendar, hours }, [a, b], (ms, ofDay) => ms / workingDayMs(ofDay));
    case 'elapsed':
      return b - a;
    case 'wholeWorkingDays': {
      let days = 0;
      const last = dayNumberAt(b);
      for (let dayNumber = dayNumberAt(a) + 1; dayNumber < last; dayNumber += 1)
        if (isWorkingDay(calendar, dayOfNumber(dayNumber)).working) days += 1;
      return days;
    }
  }
}
