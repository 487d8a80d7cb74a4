import type { AuditAction } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { newId, prefixOf } from '../ids/ids.ts';
import type { AuditEntry } from '../transaction/audit-entry.ts';
import type { Tx } from '../transaction/tx.ts';

/**
 * Writes one row per action or refusal, in the same transaction. `details` must hold no personal value. A refusal equal
 * to one of the last minute is counted instead; the count is written when the minute is over (transaction/repeat-counter.ts).
 */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  action: AuditAction,
  target: string | undefined,
  outcome: 'done' | 'refused',
  details: Record<string, unknown> = {},
): Promise<void> {
  // A target that is not one of our ids may be arbitrary typed text, so it is not stored.
  const known = target !== undefined && prefixOf(target) !== undefined ? target : null;
  const act = { actor, action, target: known, details };
  if (outcome === 'refused' && tx.trail.repeats.isRepeat(act)) return skipAuditCheck(tx);
  await insertAudit(tx, act, outcome);
}

/**
 * Lets this transaction pass the audit check without a row: another transaction writes the row of this action, or has
 * written it.
 */
export function skipAuditCheck(tx: Tx): void {
  tx.trail.rows += 1;
}

export async function insertAudit(
  tx: Tx,
  { actor, action, target, details }: AuditEntry,
  outcome: 'done' | 'refused',
): Promise<void> {
  tx.trail.rows += 1;
  const said = actor.person === undefined ? details : { ...details, person: actor.person };
  await tx.client.query({
    name: 'write-audit',
    text: `/* writeAudit */ insert into app.audit (id, actor_kind, actor_id, action, target, outcome, details)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [newId('audit'), actor.kind, actor.id, action, target, outcome, JSON.stringify(said)],
  });
}
