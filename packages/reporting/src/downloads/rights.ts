import type { Actor } from '@beian/domain/staff';

/** For lists that all staff may read. */
export const isStaff = (actor: Actor): boolean => actor.kind === 'staff';

/** Who may download a list: whoever may read its screen. Downloads and the generated page of lists ask this. */
export const mayDownload = (list: { readonly mayRead: (actor: Actor) => boolean }, actor: Actor): boolean =>
  list.mayRead(actor);
