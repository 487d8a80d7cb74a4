import type { AuditDetails } from '@beian/domain/audit';
import type { AuditAction } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { prefixOf } from '../ids/ids.ts';
import { insertAudit } from '../transaction/insert-audit.ts';
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
  details: AuditDetails = {},
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
