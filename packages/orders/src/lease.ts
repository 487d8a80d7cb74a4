import { type Actor, fill, type Reason, refusal, text } from '@beian/domain';
import type { Outcome } from './call.ts';
import type { Tx } from './context.ts';
import { writeAudit } from './sql/audit.ts';
import { leaseMinutes } from './writes/lease.ts';

/** Prolongs the caller's own lease by five minutes from now; the screen sends it every 60 s. Not an event: nothing changes hands. */
export async function heartbeat(tx: Tx, actor: Actor, orderId: string, token: string): Promise<Outcome> {
  const { rows } = await tx.client.query<{ version: number }>({
    name: 'heartbeat',
    text: `/* heartbeat */ update app.orders set lease_until = app.now() + $4 * interval '1 minute'
      where id = $1 and lease_holder = $2 and lease_token::text = $3 and lease_until > app.now() returning version`,
    values: [orderId, actor.id, token, leaseMinutes],
  });
  const row = rows[0];
  if (row !== undefined) {
    await writeAudit(tx, actor, 'heartbeat', orderId, 'done');
    return { ok: true, orderId, version: row.version };
  }
  const held = await tx.client.query<{ name: string }>({
    name: 'held-by',
    text: `/* heartbeat */ select lease_holder_name as name from app.orders
      where id = $1 and lease_holder <> $2 and lease_until > app.now()`,
    values: [orderId, actor.id],
  });
  await writeAudit(tx, actor, 'heartbeat', orderId, 'refused', { code: 'LEASE_LOST' });
  return { ok: false, refusal: refusal('LEASE_LOST', lost(held.rows[0]?.name)) };
}

/** Who holds it now is said by name, as everywhere (guard-reading.ts). */
const lost = (name: string | undefined): Reason => ({
  code: 'LEASE_LOST',
  field: 'token',
  message:
    name === undefined
      ? text('您已不再持有此订单', 'You no longer hold this order')
      : fill(text('订单现由 {name} 持有', 'The order is held by {name} now'), { name }),
  suggestion:
    name === undefined
      ? text('请重新领取', 'Claim it again')
      : text('您填写的内容仍在，请与对方联系', 'What you typed is kept; speak to the holder'),
  ruleId: 'life-cycle: lease',
});
