import type { Actor } from '@beian/domain';
import type { Tx } from '../house.ts';
import { newId, prefixOf } from '../ids.ts';

/** One row per act and refusal, in the same transaction. `details` holds no personal value. */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  action: string,
  target: string | undefined,
  outcome: 'done' | 'refused',
  details: Record<string, unknown> = {},
): Promise<void> {
  // What is no id of ours may be anything that somebody typed.
  const known = target !== undefined && prefixOf(target) !== undefined ? target : null;
  await tx.client.query({
    name: 'write-audit',
    text: `/* writeAudit */ insert into app.audit (id, actor_kind, actor_id, action, target, outcome, details)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [newId('audit'), actor.kind, actor.id, action, known, outcome, JSON.stringify(details)],
  });
}
