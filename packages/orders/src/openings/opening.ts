import { writeAudit } from '@beian/database/audit';
import type { Tx } from '@beian/database/transaction';
import { type Actor, OPENINGS_PER_HOUR } from '@beian/domain/staff';
import { raiseRevealAlarm } from './alarms.ts';
import { mayLook } from './looks.ts';

/**
 * 打开: the first time that the holder of a lease sees the order unmasked. One audit row per lease, identified by its
 * fencing token, however often the page is loaded. Unusually many in an hour raise an alarm for supervisors. False: the budget of looks is
 * used up, and the values stay masked.
 */
export async function recordOpening(tx: Tx, actor: Actor, orderId: string, token: string): Promise<boolean> {
  const { rows: known } = await tx.client.query({
    name: 'find-opening',
    text: '/* findOpening */ select 1 from app.openings where order_id = $1 and token = $2',
    values: [orderId, token],
  });
  if (known.length > 0) return true;
  if (!(await mayLook(tx, actor))) {
    await writeAudit(tx, actor, 'openClear', orderId, 'refused', { code: 'REVEAL_QUOTA' });
    return false;
  }
  const { rowCount } = await tx.client.query({
    name: 'note-opening',
    text: `/* noteOpening */ insert into app.openings (order_id, token, staff_id)
      values ($1, $2, $3) on conflict (order_id, token) do nothing`,
    values: [orderId, token, actor.id],
  });
  if (rowCount !== 1) return true;
  await writeAudit(tx, actor, 'openClear', orderId, 'done', { token });
  const { rows } = await tx.client.query<{ n: number }>({
    name: 'openings-of-hour',
    text: `/* noteOpening */ select count(*)::int as n from app.openings where staff_id = $1 and at > app.now() - interval '1 hour'`,
    values: [actor.id],
  });
  if ((rows[0]?.n ?? 0) > OPENINGS_PER_HOUR) await raiseRevealAlarm(tx, actor, 'OPENINGS');
  return true;
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
