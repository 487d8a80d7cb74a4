import { type Actor, refusal, text } from '@beian/domain';
import type { Outcome } from './call.ts';
import type { Tx } from './house.ts';
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
  if (row !== undefined) return { ok: true, orderId, version: row.version };
  return {
    ok: false,
    refusal: refusal('LEASE_LOST', {
      code: 'LEASE_LOST',
      field: 'token',
      message: text('您已不再持有此订单', 'You no longer hold this order'),
      suggestion: text('请重新领取', 'Claim it again'),
      ruleId: 'life-cycle: lease',
    }),
  };
}
