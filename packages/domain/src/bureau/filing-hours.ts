import { DAY_MS, dayNumberAt, startOfDayNumber } from '../calendar/shanghai.ts';

/**
 * 报备时段: filing hours of a connection, Shanghai time of day HH:MM, every day. Files are accepted from `opensAt` until
 * `closesAt`, which is on the next day if it is the earlier of the two. They differ. Null instead of them: always open.
 */
export interface FilingHours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** From `from` (inclusive) to `until` (exclusive): milliseconds since 1970. */
export interface ClosedSpan {
  readonly from: number;
  readonly until: number;
}

const ofDay = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * 60_000;
};

/** Whether files are accepted at this instant (milliseconds since 1970). */
export function isFilingTime(hours: FilingHours | null, at: number): boolean {
  if (hours === null) return true;
  const time = at - startOfDayNumber(dayNumberAt(at));
  const [opens, closes] = [ofDay(hours.opensAt), ofDay(hours.closesAt)];
  return opens < closes ? time >= opens && time < closes : time >= opens || time < closes;
}

/** First instant at or after this one at which files are accepted. */
export function nextOpening(hours: FilingHours | null, at: number): number {
  if (isFilingTime(hours, at) || hours === null) return at;
  const opens = startOfDayNumber(dayNumberAt(at)) + ofDay(hours.opensAt);
  return opens >= at ? opens : opens + DAY_MS;
}

/** First instant at or after this one at which no files are accepted; Infinity: never. */
export function nextClosing(hours: FilingHours | null, at: number): number {
  if (hours === null) return Number.POSITIVE_INFINITY;
  if (!isFilingTime(hours, at)) return at;
  const closes = startOfDayNumber(dayNumberAt(at)) + ofDay(hours.closesAt);
  return closes > at ? closes : closes + DAY_MS;
}

/** The closed spans between two instants, in order, cut to them; empty ones are left out. */
export function closedBetween(hours: FilingHours | null, from: number, until: number): ClosedSpan[] {
  const spans: ClosedSpan[] = [];
  for (let at = nextClosing(hours, from); at < until; ) {
    const opens = nextOpening(hours, at);
    spans.push({ from: at, until: Math.min(opens, until) });
    at = nextClosing(hours, opens);
  }
  return spans;
}
