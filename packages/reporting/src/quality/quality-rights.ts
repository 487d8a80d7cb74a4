import { type Actor, hasRight } from '@beian/domain/staff';

/** Whether the actor reads the figures and lists of everybody. */
const mayReadQuality = (actor: Actor): boolean => hasRight(actor, 'readQuality');
/** Whether the actor reads at least those of their own work. */
export const mayReadOwnQuality = (actor: Actor): boolean => mayReadQuality(actor) || hasRight(actor, 'readOwnQuality');
/** The only person whose work the caller may read about; null means everybody's. */
export const reviewerScope = (actor: Actor): string | null => (mayReadQuality(actor) ? null : actor.id);
