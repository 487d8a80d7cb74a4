import type { AuditDetails } from '@beian/domain/audit';
import type { Actor } from '@beian/domain/staff';
import { prefixOf } from '../ids/ids.ts';
import type { AppContext } from '../transaction/context-type.ts';
import { insertAudit } from '../transaction/insert-audit.ts';
import { transaction } from '../transaction/transactions.ts';

/**
 * Writes an audit row for a request that is refused before any work. `action` and `details` are our own texts, never
 * what was sent. Refusals equal to one of the last minute are counted in memory, without a statement.
 * @throws DatabaseUnavailable
 */
export async function auditRefusal(
  ctx: AppContext,
  actor: Actor,
  action: string,
  details: AuditDetails,
  target?: string,
): Promise<void> {
  const known = target !== undefined && prefixOf(target) !== undefined ? target : null;
  const act = { actor, action, target: known, details };
  if (ctx.repeats.isRepeat(act)) return;
  await transaction(ctx, actor, (tx) => insertAudit(tx, act, 'refused'));
}
