/** 缺勤: the days on which somebody is away, both included; `2026-12-01`, of Shanghai. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

/** What somebody may be given: product.md S2. */
export interface Availability {
  /** 接单上限: the most orders that are given to this person at a time; null: no limit. */
  readonly cap: number | null;
  readonly absence: Absence | null;
}

/** The largest cap that can be set. */
export const MOST_CAP = 999;

/** Whether somebody is away on a day of Shanghai. */
export const isAwayOn = (absence: Absence | null, day: string): boolean =>
  absence !== null && absence.from <= day && day <= absence.until;
