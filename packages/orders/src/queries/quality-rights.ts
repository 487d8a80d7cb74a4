import { type Actor, hasRight } from '@beian/domain';

/** Reads figures and lists of everybody. */
export const mayReadQuality = (actor: Actor): boolean => hasRight(actor, 'readQuality');
/** Reads those of own work at least. */
export const mayReadOwnQuality = (actor: Actor): boolean => mayReadQuality(actor) || hasRight(actor, 'readOwnQuality');
/** Whose work alone the caller reads about; null: everybody's. */
export const reviewerScope = (actor: Actor): string | null => (mayReadQuality(actor) ? null : actor.id);
