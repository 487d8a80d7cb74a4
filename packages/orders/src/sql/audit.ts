import type { Actor } from '@beian/domain';
import type { Tx } from '../house.ts';
import { newId, prefixOf } from '../ids.ts';
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
  await tx.insert(audit).values({
    id: newId('audit'),
    actorKind: actor.kind,
    actorId: actor.id,
    action,
    // What is no id of ours may be anything that somebody typed.
    target: target !== undefined && prefixOf(target) !== undefined ? target : undefined,
    outcome,
    details,
  });
}
