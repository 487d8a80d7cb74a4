import type { Actor } from '@beian/domain';
import { type AppContext, transaction } from '../context.ts';
import { prefixOf } from '../ids.ts';
import { insertAudit } from '../sql/audit.ts';

/**
 * One row of the audit for what a door refuses before anything of it has begun. `action` and `details` are words of ours, never what was
 * sent. What equals refusals of the last minute is counted without a statement.
 * @throws DatabaseAway
 */
export async function auditRefusal(
  ctx: AppContext,
  actor: Actor,
  action: string,
  details: Record<string, unknown>,
  target?: string,
): Promise<void> {
  const known = target !== undefined && prefixOf(target) !== undefined ? target : null;
  const act = { actor, action, target: known, details };
  if (ctx.repeats.isRepeat(act)) return;
  await transaction(ctx, actor, (tx) => insertAudit(tx, act, 'refused'));
}
