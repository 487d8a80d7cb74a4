import type { Calendar } from '../calendar/gazette.ts';
import type { WorkingHours } from '../calendar/hours.ts';
import { workingBetween } from '../calendar/working-time.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { eventRow, liveEvents } from '../order/life-cycle.ts';
import { decisionEvents } from '../order/next.ts';
import type { Duty, OrderState } from '../order-names/states.ts';

/** A stored event of one order; `at` ISO 8601 in UTC. */
export interface HandlingEvent {
  readonly seq: number;
  readonly event: LiveEvent;
  readonly from: OrderState | null;
  /** null: the state did not change. */
  readonly to: OrderState | null;
  /** The acting member of staff, if any. */
  readonly staffId: string | null;
  readonly at: string;
}

/** A decision with the working time for which its author held the order. */
export interface HandlingTime {
  /** Sequence number of the decision. */
  readonly seq: number;
  readonly staffId: string;
  readonly duty: Duty;
  /** Always positive. */
  readonly ms: number;
}

/** Events that end the lease without a change of state. */
export const leaseEndingEvents: readonly LiveEvent[] = liveEvents.filter((event) => eventRow(event).endsLease === true);

/**
 * 处理用时: for each decision by a reviewer, the working time (calendar and hours) of that person's lease spans since the
 * order entered its state. A span begins with a claim and ends with the decision, or with the next event that ends the
 * lease. A span followed by another claim expired at an unknown time and does not count. A decision without a claim, or
 * wholly outside working hours, has no handling time. Pure; events must be ordered.
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

/** The percentile as in `percentile_disc`; null: no values. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
