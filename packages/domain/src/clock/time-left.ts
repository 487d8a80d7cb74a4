import { DAY_MS } from '../calendar/shanghai.ts';
import { type Span, spanBetween } from '../calendar/spans.ts';
import { workingBetween } from '../calendar/working-time.ts';
import type { Duty } from '../order-names/states.ts';
import type { Rules } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { ClockInputs } from './count-due.ts';
import { dutyRow, spanOf } from './duties.ts';
import { amountText, type TimeUnit } from './time-units.ts';

/** Time until a due time, or since it passed: a whole amount, rounded down, never below 0. */
export interface TimeLeft {
  readonly amount: number;
  readonly unit: TimeUnit;
  readonly overdue: boolean;
}

const MINUTE = 60_000;
/** Fractions of working days are sums of quotients: a billionth below an integer counts as the integer. */
const floorWithTolerance = (amount: number): number => Math.floor(amount + 1e-9);

interface Interval {
  readonly from: number;
  readonly to: number;
}

function measure({ calendar, hours }: ClockInputs, kind: Span['kind'], unit: TimeUnit, { from, to }: Interval): number {
  switch (unit) {
    case 'WORKING_DAYS':
      return spanBetween(calendar, hours, kind, [from, to]);
    case 'WORKING_MINUTES':
      return workingBetween(calendar, hours, from, to) / MINUTE;
    case 'DAYS':
      return (to - from) / DAY_MS;
    case 'MINUTES':
      return (to - from) / MINUTE;
  }
}

/**
 * The time left of a duty in the largest of its units (`displayUnits` of its row) of which at least one whole unit is
 * left, else in its last. Instants in milliseconds since 1970 UTC. Null: the duty has no clock. API, downloads, mails
 * and digest all use it; it changes with time, so it is never stored.
 */
export function timeLeft(
  inputs: ClockInputs,
  { duty, edition }: { readonly duty: Duty; readonly edition: Rules },
  due: number,
  now: number,
): TimeLeft | null {
  const span = spanOf(duty, edition);
  return span === null ? null : leftOf(inputs, span.kind, dutyRow(duty).displayUnits, { due, now });
}

/** The time left of a duty that is counted in elapsed time, which no calendar changes: what an applicant owes. */
export function elapsedLeft(duty: Duty, due: number, now: number): TimeLeft {
  const overdue = now >= due;
  const ms = Math.abs(due - now);
  return dutyRow(duty).displayUnits.includes('DAYS') && ms >= DAY_MS
    ? { amount: Math.floor(ms / DAY_MS), unit: 'DAYS', overdue }
    : { amount: Math.floor(ms / MINUTE), unit: 'MINUTES', overdue };
}

/** The time left of a limit of whole working days that is no duty of an order. */
export const wholeDaysLeft = (inputs: ClockInputs, due: number, now: number): TimeLeft =>
  leftOf(inputs, 'wholeWorkingDays', ['WORKING_DAYS'], { due, now });

/** The time left of a limit of working time that is no duty of an order. */
export const workingTimeLeft = (inputs: ClockInputs, due: number, now: number): TimeLeft =>
  leftOf(inputs, 'workingTime', ['WORKING_DAYS', 'WORKING_MINUTES'], { due, now });

function leftOf(
  inputs: ClockInputs,
  kind: Span['kind'],
  [unit, ...smaller]: readonly [TimeUnit, ...TimeUnit[]],
  { due, now }: { readonly due: number; readonly now: number },
): TimeLeft {
  const overdue = now >= due;
  // A whole working day ends at 24:00: the day that begins at the due time is the first overdue day.
  const end = overdue && kind === 'wholeWorkingDays' ? due - 1 : due;
  const stretch = overdue ? { from: end, to: now } : { from: now, to: end };
  const amount = floorWithTolerance(measure(inputs, kind, unit, stretch));
  const [next, ...rest] = smaller;
  return amount >= 1 || next === undefined
    ? { amount, unit, overdue }
    : leftOf(inputs, kind, [next, ...rest], { due, now });
}

/** "剩 3 小时 12 分", "逾期 2 个工作日": as shown by the console, the digest and the card of takeNext. */
export function timeLeftText({ amount, unit, overdue }: TimeLeft): BilingualText {
  const { zh, en } = amountText(amount, unit);
  return overdue
    ? bilingual(`逾期${zh.startsWith('不足') ? '' : ' '}${zh}`, `${en} overdue`)
    : bilingual(leftZh(zh), `${en} left`);
}

const leftZh = (zh: string): string => (zh.startsWith('不足') ? `剩余${zh}` : `剩 ${zh}`);
