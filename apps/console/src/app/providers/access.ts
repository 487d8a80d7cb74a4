import type { CanReturnType } from '@refinedev/core';

/** One entry of `order.actions` or `record.actions`, as returned by the API. */
export interface ActionVerdict {
  readonly event: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly { readonly message: string }[];
}

/** Access to an event by the API's answer: missing actions are hidden, disabled ones carry their sentence. */
export function accessFor(actions: readonly ActionVerdict[], event: string): CanReturnType {
  const action = actions.find((one) => one.event === event);
  if (action === undefined) return { can: false };
  if (action.presence === 'ENABLED') return { can: true };
  return { can: false, reason: action.reasons.map((one) => one.message).join(' · ') };
}
