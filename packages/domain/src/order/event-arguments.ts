import { type InputMember, inputMembers } from '../input/input-members.ts';
import { eventRow, type LiveEvent, liveEvents } from './life-cycle.ts';

const needed = { list: false, nullable: false, required: true };

/** The arguments that say which order is meant, and how the caller has seen it. */
export const orderArguments = {
  id: { ...needed, name: 'id', type: 'ID', description: "The order's global id." },
  version: {
    ...{ ...needed, name: 'version', type: 'Int' },
    description: 'The `version` that the caller has seen; an older one is refused as STALE.',
  },
  token: {
    ...{ ...needed, name: 'token', type: 'String' },
    description: "The lease's fencing token (`lease.token`); without the lease: LEASE_LOST.",
  },
} as const satisfies Record<string, InputMember>;

/** The arguments of an event's mutation beside its idempotency key; `input`: those that are its input. */
export function eventArguments(event: LiveEvent): {
  readonly order: readonly InputMember[];
  readonly input: readonly InputMember[];
} {
  const { to, when = [], takes = [], input } = eventRow(event);
  const { id, version, token } = orderArguments;
  return {
    order: [
      id,
      ...(to !== undefined || takes.includes('version') ? [version] : []),
      ...(when.includes('holdsLease') || takes.includes('token') ? [token] : []),
    ],
    input: inputMembers(input),
  };
}

/** Events whose mutation follows from their row. */
export const eventsWithMutation = liveEvents.filter((event) => eventRow(event).description !== undefined);

/** An applicant may raise it: it is in the scope `orders:write` of partners. Every other event is for the desk only. */
export const isForPartners = (event: LiveEvent): boolean => eventRow(event).by.includes('applicant');
