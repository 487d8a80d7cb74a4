import type { Calendar } from '../calendar/gazette.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import { workingBetween } from '../calendar/working-time.ts';
import { eventRow, liveEvents } from '../order/life-cycle.ts';
import type { Duty, OrderEvent, OrderState } from '../order/names.ts';
import { decisionEvents } from '../order/next.ts';

/** An event of one order, as it was appended; `at` ISO 8601 in UTC. */
export interface HandlingEvent {
  readonly seq: number;
  readonly event: OrderEvent;
  readonly from: OrderState | null;
  /** null: the state stayed. */
  readonly to: OrderState | null;
  /** Who did it, where a member of staff did. */
  readonly staffId: string | null;
  readonly at: string;
}

/** A decision with the working time that whoever decided held the order for it. */
export interface HandlingTime {
  /** Of the decision. */
  readonly seq: number;
  readonly staffId: string;
  readonly duty: Duty;
  /** Above 0. */
  readonly ms: number;
}

/** Events that give an order out of hand although it stays where it is. */
export const leaseEndingEvents: readonly OrderEvent[] = liveEvents.filter(
  (event) => eventRow(event).endsLease === true,
);

/**
 * 处理用时: of each decision by a reviewer, the working time (calendar and hours) of the lease spans of that person since the order came
 * into its state. A span begins with a claim and ends with the decision, or with the next event that gives the order out of hand. One
 * that another claim follows went silent, and nothing says when: it does not count. What was decided without a claim, or wholly out of
 * working hours, has no handling time. Pure; events in their sequence.
 */
export function handlingTimesOf(
  events: readonly HandlingEvent[],
  calendar: Calendar,
  hours: WorkingHours,
): HandlingTime[] {
  const handled: HandlingTime[] = [];
  let claim: HandlingEvent | null = null;
  let spans: { readonly staffId: string; readonly ms: number }[] = [];
  for (const event of events) {
    const ends = event.to !== null || leaseEndingEvents.includes(event.event);
    if (claim !== null && ends && claim.staffId !== null)
      spans.push({
        staffId: claim.staffId,
        ms: workingBetween(calendar, hours, Date.parse(claim.at), Date.parse(event.at)),
      });
    if (ends) claim = null;
    if (event.event === 'claim') claim = event;
    if (event.to === null) continue;
    const decision = decisionEvents.find((one) => one.event === event.event && one.state === event.from);
    const ms = spans.filter(({ staffId }) => staffId === event.staffId).reduce((sum, one) => sum + one.ms, 0);
    if (decision !== undefined && event.staffId !== null && ms > 0)
      handled.push({ seq: event.seq, staffId: event.staffId, duty: decision.duty, ms });
    spans = [];
  }
  return handled;
}

/** The smallest of the values that so many of them stay within, as `percentile_disc` takes it; null: there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
