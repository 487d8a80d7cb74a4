import type { Actor } from '@beian/domain';
import type { Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { audit } from '../schema/house.ts';

/** One row per act and refusal, in the same transaction. `details` holds no personal value. */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  action: string,
  target: string | undefined,
  outcome: 'done' | 'refused',
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx
    .insert(audit)
    .values({ id: newId('audit'), actorKind: actor.kind, actorId: actor.id, action, target, outcome, details });
}
