import type { Calendar } from '../calendar/gazette.ts';
import { hoursOn, sinceMidnight, type WorkingHours, workingDayMs } from '../calendar/hours.ts';
import { shanghaiDay, startOfShanghaiDay } from '../calendar/shanghai.ts';
import { addWorking } from '../calendar/working-time.ts';
import type { Duty, OrderState } from '../order/names.ts';
import { states } from '../order/states.ts';
import { ourDuties } from './our-duties.ts';
import { type ClockParty, partyOf } from './split.ts';

const stateNames = Object.keys(states) as OrderState[];

/** States in which a duty's clock runs. */
export const statesOfDuty = (duty: Duty): readonly OrderState[] =>
  stateNames.filter((state) => states[state].duty === duty);

/** States in which one of the desk's own clocks runs. */
export const statesOfOurDuties: readonly OrderState[] = ourDuties.flatMap(statesOfDuty);

/** Whose an open order's time in a state is, or `null` at its end: `splitClock` as a table, for what counts in SQL. */
export const partyOfState: Readonly<Record<OrderState, ClockParty | null>> = Object.fromEntries(
  stateNames.map((state) => [state, states[state].nextActor === null ? null : partyOf(state)]),
) as Record<OrderState, ClockParty | null>;

/** Working hours left at which the columns of the heat map end; what is left beyond the last is `later`. */
export const heatMapHours = [1, 2, 4, 6, 9] as const;

/** What turns "now" into instants that rows can be compared with: ISO 8601, UTC. */
export interface BoardBounds {
  /** Ends of the heat map's columns: of what is overdue, then one for each of `hoursLeft`; what is due just then is within. */
  readonly left: readonly string[];
  /** Beginnings of today's working hours, and the end of the last one: bars of due-per-hour. */
  readonly hours: readonly string[];
  /** Working time of today that has passed, hours; 0 on a day off. */
  readonly hoursWorked: number;
}

const HOUR_MS = 3_600_000;
/** An order that came in the night is due at closing, one whole working day later: that is within the day and its last hour. */
const JUST_AFTER = 1;
const iso = (at: number): string => new Date(at).toISOString();

/**
 * The board's columns at an instant (milliseconds since 1970). Working time left is monotone in the due time, so that a column
 * of so many hours is a span between two instants. Pure.
 */
export function boardBounds(calendar: Calendar, hours: WorkingHours, now: number, working: boolean): BoardBounds {
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
    hoursWorked: working ? Math.min(close - open, Math.max(0, now - open)) / HOUR_MS : 0,
  };
}
