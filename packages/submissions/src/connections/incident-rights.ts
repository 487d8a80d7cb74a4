import { type Actor, hasRight } from '@beian/domain/staff';

/** Whether the actor may read the incidents of connections. */
export const mayReadIncidents = (actor: Actor): boolean => hasRight(actor, 'readIncidents');
