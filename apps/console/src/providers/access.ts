import type { AccessControlProvider, CanReturnType } from '@refinedev/core';

/** One entry of `order.actions` or `record.actions`, as the API judged it. */
export interface ActionVerdict {
  readonly event: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly { readonly message: string }[];
}

/** What the API said about an event: absent actions are hidden, disabled ones come with their sentence. */
export function accessFor(actions: readonly ActionVerdict[], event: string): CanReturnType {
  const action = actions.find((one) => one.event === event);
  if (action === undefined) return { can: false };
  if (action.presence === 'ENABLED') return { can: true };
  return { can: false, reason: action.reasons.map((one) => one.message).join(' · ') };
}

/** Draws verdicts, makes none: `params.actions` are the API's. Screens without actions are open; the API guards what they ask for. */
export const accessControlProvider: AccessControlProvider = {
  can: async ({ action, params }) => {
    const actions: unknown = params?.actions;
    return Array.isArray(actions) ? accessFor(actions as ActionVerdict[], action) : { can: true };
  },
  options: { buttons: { enableAccessControl: true, hideIfUnauthorized: true } },
};
