import { type Actor, holdsRight } from '@beian/domain';

/** Reads figures and lists of everybody. */
export const mayReadQuality = (actor: Actor): boolean => holdsRight(actor, 'readQuality');
/** Reads those of own work at least. */
export const mayReadOwnQuality = (actor: Actor): boolean =>
  mayReadQuality(actor) || holdsRight(actor, 'readOwnQuality');
/** Whose work alone the caller reads about; null: everybody's. */
export const ofWhom = (actor: Actor): string | null => (mayReadQuality(actor) ? null : actor.id);
