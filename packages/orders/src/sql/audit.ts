import type { Actor } from '@beian/domain';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { newId, prefixOf } from '../ids.ts';
import type { Tx } from '../tx.ts';

/**
 * One row per act and refusal, in the same transaction. `details` holds no personal value. A refusal that equals one of the last
 * minute is counted instead, and the count written when the minute is over (audit/repeats.ts).
 */
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
  const act = { actor, action, target: known, details };
  if (outcome === 'refused' && tx.trail.repeats.isRepeat(act)) return skipAuditCheck(tx);
  await insertAudit(tx, act, outcome);
}

/** This transaction has no row of its own: what it is part of is said by another transaction, or was said before. */
export function skipAuditCheck(tx: Tx): void {
  tx.trail.rows += 1;
}

export async function insertAudit(
  tx: Tx,
  { actor, action, target, details }: AuditEntry,
  outcome: 'done' | 'refused',
): Promise<void> {
  tx.trail.rows += 1;
  await tx.client.query({
    name: 'write-audit',
    text: `/* writeAudit */ insert into app.audit (id, actor_kind, actor_id, action, target, outcome, details)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [newId('audit'), actor.kind, actor.id, action, target, outcome, JSON.stringify(details)],
  });
}
