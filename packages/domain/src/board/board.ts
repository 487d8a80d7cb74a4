import type { Calendar } from '../calendar/gazette.ts';
import { hoursOn, sinceMidnight, type WorkingHours, workingDayMs } from '../calendar/hours.ts';
import { shanghaiDay, startOfShanghaiDay } from '../calendar/shanghai.ts';
import { addWorking } from '../calendar/working-time.ts';
import { ourDuties } from '../clock/our-duties.ts';
import { LATE_WINDOW_DAYS } from '../order/queue.ts';
import type { Duty } from '../order-names/states.ts';
import { type OrderState, states } from '../order-names/states.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type ClockParty, partyOf } from './split.ts';

const stateNames = Object.keys(states) as OrderState[];

/** How far back the pace of the reading of scans is counted, minutes. */
export const READING_PACE_MINUTES = 10;

export const statesOfDuty = (duty: Duty): readonly OrderState[] =>
  stateNames.filter((state) => states[state].duty === duty);

export const statesOfOurDuties: readonly OrderState[] = ourDuties.flatMap(statesOfDuty);

/**
 * The party to which an open order's time in a state belongs; `null` for final states. `splitClock` as a table, for
 * SQL.
 */
export const partyOfState: Readonly<Record<OrderState, ClockParty | null>> = Object.fromEntries(
  stateNames.map((state) => [state, states[state].nextActor === null ? null : partyOf(state)]),
) as Record<OrderState, ClockParty | null>;

/** Upper bounds of the heat map's columns in working hours left; more than the last is `later`. */
export const heatMapHours = [1, 2, 4, 6, 9] as const;

/** Weeks of the chart, the current one included. */
export const boardWeeks = 9;

/** Periods that the figures of the past can cover: days up to today, and weeks of the chart. */
export const boardPeriods = {
  DAYS_7: { days: 7, weeks: boardWeeks, label: bilingual('7 天', '7 days') },
  DAYS_30: { days: LATE_WINDOW_DAYS, weeks: boardWeeks, label: bilingual('30 天', '30 days') },
  DAYS_90: { days: 90, weeks: 13, label: bilingual('90 天', '90 days') },
  DAYS_365: { days: 365, weeks: 53, label: bilingual('365 天', '365 days') },
} as const satisfies Record<string, { days: number; weeks: number; label: BilingualText }>;
export type BoardPeriod = keyof typeof boardPeriods;

/** Instants for SQL comparisons, computed from `now`: ISO 8601, UTC. */
export interface BoardBounds {
  /**
   * Ends of the heat map's columns: first of overdue orders, then one per entry of `heatMapHours`; bounds are
   * inclusive.
   */
  readonly left: readonly string[];
  /** Starts of today's working hours, and the end of the last one: bars of due-per-hour. */
  readonly hours: readonly string[];
}

const HOUR_MS = 3_600_000;
/**
 * An order submitted at night is due exactly at closing one whole working day later; with this added it falls into that
 * day and its last hour.
 */
const JUST_AFTER = 1;
const iso = (at: number): string => new Date(at).toISOString();

/**
 * The board's columns at an instant (milliseconds since 1970). Working time left is monotone in the due time, so each
 * column is a range between two instants. Pure.
 */
export function boardBounds(calendar: Calendar, hours: WorkingHours, now: number): BoardBounds {
  const midnight = startOfShanghaiDay(shanghaiDay(now));
  const today = hoursOn(hours, shanghaiDay(now));
  const open = midnight + sinceMidnight(today.open);
  const close = open + workingDayMs(today);
  const bars: number[] = [];
  for (let at = open; at < close; at += HOUR_MS) bars.push(at);
  return {
    left: [now, ...heatMapHours.map((count) => addWorking(calendar, hours, now, count * HOUR_MS).due + JUST_AFTER)].map(
      iso,
    ),
    hours: [...bars, close + JUST_AFTER].map(iso),
  };
}
