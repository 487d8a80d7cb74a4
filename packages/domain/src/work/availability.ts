import { dayNumberOf, dayOfNumber, isDay } from '../calendar/shanghai.ts';

/** 缺勤: an absence from one Shanghai day to another, both included; `2026-12-01`. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

/** Limits of what may be assigned to a person: docs/spec/desk.md D-assignment. */
export interface Availability {
  /** 接单上限: maximum number of orders assigned to this person at a time; null: no limit. */
  readonly cap: number | null;
  /** Ordered by day, past ones removed; adjacent absences are merged. */
  readonly absences: readonly Absence[];
}

/** The largest possible cap, and the maximum number of absences at a time. */
export const MAX_CAP = 999;
export const MAX_ABSENCES = 20;

/** The absence on a Shanghai day; undefined: the person is present. */
export const absenceOn = (absences: readonly Absence[], day: string): Absence | undefined =>
  absences.find(({ from, until }) => from <= day && day <= until);

/** Whether both days exist and are in order. */
export const isAbsence = ({ from, until }: Absence): boolean => isDay(from) && isDay(until) && from <= until;

/** Absences ordered by day; overlapping or consecutive ones are merged. Each must satisfy `isAbsence`. */
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

/** Days used to decide whether an absence affects an order. */
export interface AbsenceDays {
  /** The current Shanghai day. */
  readonly today: string;
  /** The next working day after it. */
  readonly nextWorkday: string;
}

/**
 * Whether an absence prevents somebody from handling an order: they are away today, or an absence that begins by the
 * next working day includes the due day (`null`: no clock runs).
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
