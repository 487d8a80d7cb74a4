import type { Actor } from '@beian/domain';

/** Lists that all staff read. */
export const isStaff = (actor: Actor): boolean => actor.kind === 'staff';
