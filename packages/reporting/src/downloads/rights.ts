import type { Actor } from '@beian/domain/staff';

/** For lists that all staff may read. */
export const isStaff = (actor: Actor): boolean => actor.kind === 'staff';
