import { writeAudit } from '@beian/database/audit';
import type { Tx } from '@beian/database/transaction';
import { LEASE_MINUTES } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { bilingual, fillTemplate, type Reason, refusal } from '@beian/domain/text';
import type { PerformOutcome } from '../event/perform-call.ts';

/**
 * Extends the caller's own lease to LEASE_MINUTES from now. It is not an event, because the holder does not change.
 */
export async function heartbeat(tx: Tx, actor: Actor, orderId: string, token: string): Promise<PerformOutcome> {
  const { rows } = await tx.client.query<{ version: number }>({
    name: 'heartbeat',
    text: `/* heartbeat */ update app.orders set lease_until = app.now() + $4 * interval '1 minute'
      where id = $1 and lease_holder = $2 and lease_token::text = $3 and lease_until > app.now() returning version`,
    values: [orderId, actor.id, token, LEASE_MINUTES],
  });
  const row = rows[0];
  if (row !== undefined) {
    await writeAudit(tx, actor, 'heartbeat', orderId, 'done');
    return { ok: true, orderId, version: row.version };
  }
  const currentHolder = await tx.client.query<{ name: string }>({
    name: 'held-by',
    text: `/* heartbeat */ select lease_holder_name as name from app.orders
      where id = $1 and lease_holder <> $2 and lease_until > app.now()`,
    values: [orderId, actor.id],
  });
  await writeAudit(tx, actor, 'heartbeat', orderId, 'refused', { code: 'LEASE_LOST' });
  return { ok: false, refusal: refusal('LEASE_LOST', leaseLostReason(currentHolder.rows[0]?.name)) };
}

/** Names the current holder, as the guards do (guard-helpers.ts). */
const leaseLostReason = (name: string | undefined): Reason => ({
  code: 'LEASE_LOST',
  field: 'token',
  message:
    name === undefined
      ? bilingual('您已不再持有此订单', 'You no longer hold this order')
      : fillTemplate(bilingual('订单现由 {name} 持有', 'The order is held by {name} now'), { name }),
  suggestion:
    name === undefined
      ? bilingual('请重新领取', 'Claim it again')
      : bilingual('您填写的内容仍在，请与对方联系', 'What you typed is kept; speak to the holder'),
  ruleId: 'L-lease',
});
