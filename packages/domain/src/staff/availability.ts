import { DAY_MS, dayNumberOf, dayOfNumber, isDay } from '../calendar/shanghai.ts';

/** 缺勤: the days on which somebody is away, both included; `2026-12-01`, of Shanghai. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

/** What somebody may be given: product.md S2. */
export interface Availability {
  /** 接单上限: the most orders that are given to this person at a time; null: no limit. */
  readonly cap: number | null;
  /** In the sequence of their days, none over: what touches is one absence. */
  readonly absences: readonly Absence[];
}

/** The largest cap that can be set, and the most absences that can stand at a time. */
export const MAX_CAP = 999;
export const MAX_ABSENCES = 20;

/** The absence of a day of Shanghai; undefined: the person is there. */
export const absenceOn = (absences: readonly Absence[], day: string): Absence | undefined =>
  absences.find(({ from, until }) => from <= day && day <= until);

/** Whether an absence is of days that exist, in their sequence. */
export const isAbsence = ({ from, until }: Absence): boolean => isDay(from) && isDay(until) && from <= until;

/** Absences in the sequence of their days, those that overlap or follow one another as one. Each must be `isAbsence`. */
export function joinAbsences(absences: readonly Absence[]): Absence[] {
  const joined: Absence[] = [];
  for (const one of absences.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || one.from > dayAfter(last.until)) joined.push(one);
    else if (one.until > last.until) joined[joined.length - 1] = { from: last.from, until: one.until };
  }
  return joined;
}

const dayAfter = (day: string): string => dayOfNumber(dayNumberOf(day) + 1);

/** Days by which an order's fate in somebody's absence is judged. */
export interface AbsenceDays {
  /** The Shanghai day of now. */
  readonly today: string;
  /** The next working day after it. */
  readonly nextWorkday: string;
}

/**
 * Whether somebody cannot see to an order because of an absence: they are away today, or an absence that begins by the next working
 * day holds the day on which the order is due (`null`: no clock runs).
 */
export function isAbsentWhenDue(
  absences: readonly Absence[],
  { today, nextWorkday }: AbsenceDays,
  dueDay: string | null,
): boolean {
  if (absenceOn(absences, today) !== undefined) return true;
  if (dueDay === null) return false;
  const of = absenceOn(absences, dueDay);
  return of !== undefined && of.from > today && of.from <= nextWorkday;
}

/** The Shanghai day on which something is due (an instant, ms): what is due at 00:00 is due by the end of the day before. */
export const dueDayOf = (due: number): string => dayOfNumber(Math.floor((due - 1 + 8 * 3_600_000) / DAY_MS));
