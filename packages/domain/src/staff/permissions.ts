import { orderLifeCycle } from '../order/life-cycle.ts';
import type { OrderEvent } from '../order/names.ts';
import { type Right, rights } from './rights.ts';
import { type Actor, hasAnyRole } from './roles.ts';

/** An event of an order, or what staff may do beside events. */
export type Permission = OrderEvent | Right;

/** By whom, of both tables. */
const table: Readonly<Record<Permission, { readonly by: Parameters<typeof hasAnyRole>[1] }>> = {
  ...orderLifeCycle.events,
  ...rights,
};

/** What a member of staff may do by their roles, whatever state an order is in; of anybody else nothing. */
export const permissionsOf = (actor: Actor): Permission[] =>
  actor.kind === 'staff'
    ? (Object.keys(table) as Permission[]).filter((name) => hasAnyRole(actor, table[name].by))
    : [];
