import { writeAudit } from '@beian/database/audit';
import type { Tx } from '@beian/database/transaction';
import { type Actor, OPENINGS_PER_HOUR } from '@beian/domain/staff';
import { raiseRevealAlarm } from './alarms.ts';

/**
 * 打开: the first time that the holder of a lease sees the order unmasked. One audit row per lease, identified by its
 * fencing token, however often the page is loaded. Unusually many in an hour raise an alarm for supervisors.
 */
export async function recordOpening(tx: Tx, actor: Actor, orderId: string, token: string): Promise<void> {
  const { rowCount } = await tx.client.query({
    name: 'note-opening',
    text: `/* noteOpening */ insert into app.openings (order_id, token, staff_id)
      select $1, $2, $3 where not exists (select 1 from app.openings where order_id = $1 and token = $2)
      on conflict (order_id, token) do nothing`,
    values: [orderId, token, actor.id],
  });
  if (rowCount !== 1) return;
  await writeAudit(tx, actor, 'openClear', orderId, 'done', { token });
  const { rows } = await tx.client.query<{ n: number }>({
    name: 'openings-of-hour',
    text: `/* noteOpening */ select count(*)::int as n from app.openings where staff_id = $1 and at > app.now() - interval '1 hour'`,
    values: [actor.id],
  });
  if ((rows[0]?.n ?? 0) > OPENINGS_PER_HOUR) await raiseRevealAlarm(tx, actor, 'OPENINGS');
}

/** The same for the person who does a spot check. */
export async function recordSpotCheckOpened(tx: Tx, actor: Actor, orderId: string, spotCheckId: string): Promise<void> {
  const { rowCount } = await tx.client.query({
    name: 'note-spot-check-opened',
    text: '/* noteSecondLookOpened */ update app.second_looks set opened_by = $2 where id = $1 and opened_by is distinct from $2',
    values: [spotCheckId, actor.id],
  });
  if (rowCount === 1) await writeAudit(tx, actor, 'openClear', orderId, 'done', { secondLook: spotCheckId });
}
