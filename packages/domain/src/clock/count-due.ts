import type { Calendar } from '../calendar/gazette.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import { addSpan } from '../calendar/spans.ts';
import type { ClockSuspension, Due } from '../calendar/working-time.ts';
import type { Duty } from '../order-names/states.ts';
import type { Rules } from '../province/rule-set.ts';
import { duties, dutyRow, spanOf } from './duties.ts';

/** Calendar and working hours used for counting. */
export interface ClockInputs {
  readonly calendar: Calendar;
  readonly hours: WorkingHours;
}

/** A running duty: instants in milliseconds since 1970 UTC. */
export interface DutyClock {
  readonly duty: Duty;
  readonly edition: Rules;
  readonly since: number;
  /** Closures during which it was paused 通道关闭. */
  readonly suspensions: readonly ClockSuspension[];
}

/**
 * When a duty, or the share of it that a timer stands for, is due (docs/spec/life-cycle.md L-time); null: no clock. Opening,
 * moving, recounting and explaining a due time all use this function.
 */
export function countDue({ calendar, hours }: ClockInputs, clock: DutyClock, share = 1): Due | null {
  const span = spanOf(clock.duty, clock.edition);
  return span === null ? null : addSpan(calendar, hours, clock.since, span, share, clock.suspensions);
}

/**
 * Duties whose due times depend on the calendar or working hours and move with them: all except those of elapsed time.
 */
export const calendarDuties: readonly Duty[] = (Object.keys(duties) as Duty[]).filter((duty) => {
  const { span } = dutyRow(duty);
  return span !== null && typeof span === 'object' && span.kind !== 'elapsed';
});
