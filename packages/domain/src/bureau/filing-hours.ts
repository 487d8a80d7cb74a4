import { DAY_MS, dayNumberAt, startOfDayNumber } from '../calendar/shanghai.ts';

/**
 * Filing hours 报备时段 of a connection: Shanghai time of day HH:MM, every day. Files are taken from `opensAt` on, until
 * `closesAt`, which is of the next day where it is the earlier of the two. They differ. Null in their place: always open.
 */
export interface FilingHours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** From `from` on, up to `until` and not at it: milliseconds since 1970. */
export interface ClosedSpan {
  readonly from: number;
  readonly until: number;
}

const ofDay = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
};

/** It takes files at this instant (milliseconds since 1970). */
export function isFilingTime(hours: FilingHours | null, at: number): boolean {
  if (hours === null) return true;
  const time = at - startOfDayNumber(dayNumberAt(at));
  const [opens, closes] = [ofDay(hours.opensAt), ofDay(hours.closesAt)];
  return opens < closes ? time >= opens && time < closes : time >= opens || time < closes;
}

/** When it takes files again, at or after this instant. */
export function nextOpening(hours: FilingHours | null, at: number): number {
  if (isFilingTime(hours, at) || hours === null) return at;
  const opens = startOfDayNumber(dayNumberAt(at)) + ofDay(hours.opensAt);
  return opens >= at ? opens : opens + DAY_MS;
}

/** When it stops taking files, at or after this instant; infinite where it never does. */
export function nextClosing(hours: FilingHours | null, at: number): number {
  if (hours === null) return Number.POSITIVE_INFINITY;
  if (!isFilingTime(hours, at)) return at;
  const closes = startOfDayNumber(dayNumberAt(at)) + ofDay(hours.closesAt);
  return closes > at ? closes : closes + DAY_MS;
}

/** The times between two instants in which it takes no file, in order, cut to them; empty ones are left out. */
export function closedBetween(hours: FilingHours | null, from: number, until: number): ClosedSpan[] {
  const spans: ClosedSpan[] = [];
  for (let at = nextClosing(hours, from); at < until; ) {
    const opens = nextOpening(hours, at);
    spans.push({ from: at, until: Math.min(opens, until) });
    at = nextClosing(hours, opens);
  }
  return spans;
}
