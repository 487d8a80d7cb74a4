import { dutyRow } from '@beian/domain/clock';
import { eventRow, eventsThatPause, eventsThatResume, type LiveEvent } from '@beian/domain/order';
import { type Duty, type OrderState, stateRow } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import { statesRestartingHandOver } from '@beian/orders/clock';

/** The fields of an event that determine the row of its order. `at`: milliseconds. */
export interface FoldEvent {
  readonly event: LiveEvent;
  readonly to: OrderState | null;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly edition: EditionId;
  readonly handOverEdition: EditionId | null;
  readonly at: number;
  readonly kind: string | null;
  readonly share: number | null;
  /** An order that was opened as a later step of a plan. */
  readonly after: boolean | null;
  readonly staff: string | null;
  readonly staffId: string | null;
  /** Due time that a move or a recount wrote, milliseconds. */
  readonly due: number | null;
}

/** Events that change an order's content and raise its version, although the state stays. */
const contentEvents: readonly LiveEvent[] = [
  'openOrder',
  'saveDraft',
  'attachMaterial',
  'removeMaterial',
  'takeBureauAppPhoto',
  'takePublication',
];

/**
 * Columns of app.orders as computed from the order's events; undefined if the events do not determine the value.
 * Instants in milliseconds.
 */
export interface FoldedOrder {
  kind: string | null;
  partner_id: string | undefined;
  state: OrderState | null;
  locked: boolean;
  version: number;
  round: number;
  edition: EditionId;
  hand_over_edition: EditionId | null;
  created_at: number;
  updated_at: number;
  submitted_at: number | null;
  duty: Duty | null;
  duty_since: number | null;
  due_level: number;
  /** The clock that is paused: its state, since when its duty ran, and its level. */
  paused_in: OrderState | null;
  paused_since: number | null;
  paused_level: number | null;
  /**
   * Undefined unless an event wrote it last: a due time that is computed at a state change is not part of the event.
   */
  due_at: number | undefined;
  lease_holder: string | null;
  lease_token: number;
  assignee: string | null | undefined;
  assignee_name: string | null;
  initial_approved_by: string | null;
  /** Whether an escalation is open. */
  escalated: boolean;
}

export type FoldedColumn = keyof FoldedOrder;

export const millisecondsSql = (instant: string): string => `floor(extract(epoch from ${instant}) * 1000)::float8`;

/** The same columns as stored: SQL over an order `o`, with which `verifyOrders` compares. */
export const foldedColumns: Readonly<Record<FoldedColumn, string>> = {
  kind: 'o.kind',
  partner_id: 'o.partner_id',
  state: 'o.state',
  locked: 'o.locked',
  version: 'o.version',
  round: 'o.round',
  edition: 'o.edition',
  hand_over_edition: 'o.hand_over_edition',
  created_at: millisecondsSql('o.created_at'),
  updated_at: millisecondsSql('o.updated_at'),
  submitted_at: millisecondsSql('o.submitted_at'),
  duty: 'o.duty',
  duty_since: millisecondsSql('o.duty_since'),
  due_level: 'o.due_level',
  paused_in: `o.paused_clock ->> 'state'`,
  paused_since: millisecondsSql(`(o.paused_clock ->> 'since')::timestamptz`),
  paused_level: `(o.paused_clock -> 'level')::int`,
  due_at: millisecondsSql('o.due_at'),
  lease_holder: 'o.lease_holder',
  lease_token: 'o.lease_token::float8',
  assignee: 'o.assignee',
  assignee_name: 'o.assignee_name',
  initial_approved_by: 'o.initial_approved_by',
  escalated: 'o.escalation_id is not null',
};

/**
 * The row that `perform` and the events' own writes leave after all events of an order; undefined if there are none.
 */
export function foldOrder(events: readonly FoldEvent[]): FoldedOrder | undefined {
  const [first] = events;
  if (first === undefined) return undefined;
  const row: FoldedOrder = {
    kind: first.kind,
    partner_id: first.actorKind === 'partner' ? first.actorId : undefined,
    state: null,
    locked: true,
    version: 0,
    round: 0,
    edition: first.edition,
    hand_over_edition: null,
    created_at: first.at,
    updated_at: first.at,
    submitted_at: null,
    duty: null,
    duty_since: null,
    due_level: 0,
    paused_in: null,
    paused_since: null,
    paused_level: null,
    due_at: undefined,
    lease_holder: null,
    lease_token: 0,
    assignee: null,
    assignee_name: null,
    initial_approved_by: null,
    escalated: false,
  };
  for (const event of events) applyEvent(row, event);
  return row;
}

function applyEvent(row: FoldedOrder, said: FoldEvent): void {
  const { event, to, at } = said;
  row.edition = said.edition;
  row.hand_over_edition = said.handOverEdition ?? row.hand_over_edition;
  row.updated_at = at;
  if (to !== null || contentEvents.includes(event)) row.version += 1;
  if (event === 'submit') Object.assign(row, { round: row.round + 1, submitted_at: at });
  if (event === 'approveInitialReview') row.initial_approved_by = said.actorId;
  if (event === 'escalate') row.escalated = true;
  if (event === 'settleEscalation') row.escalated = false;
  if (event === 'assign' || said.staffId !== null) {
    const { staff, staffId } = said;
    // Events older than the field `staffId` hold only the name.
    Object.assign(row, { assignee_name: staff, assignee: staff === null ? null : (staffId ?? undefined) });
    if (staff !== null) row.escalated = false;
  }
  if (event === 'warn' || event === 'breach')
    row.due_level = Math.max(row.due_level, Math.round((said.share ?? 0) * 100));
  if (event === 'moveDue' || event === 'recountDue') row.due_at = said.due ?? undefined;
  if (to !== null) {
    if (eventsThatResume.some((one) => one === event)) resumeClock(row, to, said.due);
    else restartClock(row, said, to);
    Object.assign(row, {
      state: to,
      locked: !stateRow(to).terminal && !stateRow(to).releasesSubjectLock,
      escalated: false,
    });
  }
  // The later step of a plan takes the lock of its subject when it is submitted.
  if (event === 'openOrder' && said.after === true) row.locked = false;
  if (event === 'claim') Object.assign(row, { lease_holder: said.actorId, lease_token: row.lease_token + 1 });
  if (to !== null || eventRow(event).endsLease) row.lease_holder = null;
}

/** Same rule as `restartClock` of restart-clock.ts. */
function restartClock(row: FoldedOrder, { event, at }: FoldEvent, to: OrderState): void {
  const { duty } = stateRow(to);
  const restarts =
    duty !== row.duty ||
    (duty !== null && dutyRow(duty).restartsOnStateChange === true) ||
    (row.state !== null && statesRestartingHandOver.includes(row.state));
  if (!restarts) return;
  const pauses = eventsThatPause.some((one) => one === event);
  Object.assign(row, {
    paused_in: pauses ? row.state : null,
    paused_since: pauses ? row.duty_since : null,
    paused_level: pauses ? row.due_level : null,
    ...{ duty, duty_since: duty === null ? null : at, due_level: 0, due_at: undefined },
  });
}

function resumeClock(row: FoldedOrder, to: OrderState, due: number | null): void {
  Object.assign(row, {
    duty: stateRow(to).duty,
    duty_since: row.paused_since,
    due_level: row.paused_level,
    due_at: due ?? undefined,
    ...{ paused_in: null, paused_since: null, paused_level: null },
  });
}
