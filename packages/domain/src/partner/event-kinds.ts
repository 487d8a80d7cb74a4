import { targetStates } from '../life-cycle/define.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { eventRow, liveEvents } from '../order/life-cycle.ts';
import { type EventKindRow, type PartnerEventKind, partnerEventKinds } from '../order-names/partner-events.ts';
import { allStates, type OrderState } from '../order-names/states.ts';

export const allPartnerEventKinds = Object.keys(partnerEventKinds) as PartnerEventKind[];

export const eventKindRow = (kind: PartnerEventKind): EventKindRow => partnerEventKinds[kind];

/**
 * Kinds that had another, misleading name before. A partner subscribed to the former name only gets it until the day
 * given in docs/api/events.md; then the row is removed.
 */
export const formerKinds: Partial<
  Record<PartnerEventKind, { readonly formerName: PartnerEventKind; readonly until: string }>
> = {
  'order.bureau_app_photo_received': { formerName: 'order.photo_submitted', until: '2027-12-01' },
};

/** Claims, verdicts, calls and notes are internal to the desk: partners neither receive nor read them. */
export const isDeskOnly = (event: LiveEvent): boolean => eventRow(event).partnerEvent === undefined;

/** The partner event for an event that led to `state` (or left the order in it); null: none. */
export function partnerEventOf(event: LiveEvent, state: OrderState): PartnerEventKind | null {
  const { partnerEvent } = eventRow(event);
  return (typeof partnerEvent === 'object' ? partnerEvent[state] : partnerEvent) ?? null;
}

/** The possible states of an order after an event of this kind, by the life cycle; empty: the state does not change. */
export function statesAfterKind(kind: PartnerEventKind): readonly OrderState[] {
  const reached = new Set(
    liveEvents.flatMap((event) => targetStates(eventRow(event)).filter((to) => partnerEventOf(event, to) === kind)),
  );
  return allStates.filter((state) => reached.has(state));
}
