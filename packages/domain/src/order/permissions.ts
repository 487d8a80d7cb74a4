import { type Right, rights } from '../staff/rights.ts';
import { type Actor, hasAnyRole } from '../staff/roles.ts';
import type { LiveEvent } from './events/all.ts';
import { orderLifeCycle } from './life-cycle.ts';

/** An event of an order, or another right of staff. */
export type Permission = LiveEvent | Right;

/** Roles per permission, from both tables. */
const table: Readonly<Record<Permission, { readonly by: Parameters<typeof hasAnyRole>[1] }>> = {
  ...orderLifeCycle.events,
  ...rights,
};

/** Permissions of a member of staff by role, whatever an order's state; empty for all other actors. */
export const permissionsOf = (actor: Actor): Permission[] =>
  actor.kind === 'staff'
    ? (Object.keys(table) as Permission[]).filter((name) => hasAnyRole(actor, table[name].by))
    : [];
