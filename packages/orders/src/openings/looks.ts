import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { LOOK_MINUTES, partnerLooks, type RevealQuotaName, revealQuotaOf } from '@beian/domain/staff';
import { raiseRevealAlarm } from './alarms.ts';

interface Spent {
  readonly n: number;
  readonly quota: RevealQuotaName;
  readonly lifted: boolean;
}

/** Adds to what the caller has looked at in the last minutes; the row is locked until the transaction ends. */
async function spend(tx: Tx, caller: string, looks: number, staffId: string | null): Promise<Spent> {
  const { rows } = await tx.client.query<Spent>({
    name: 'spend-looks',
    text: `/* spendLooks */ insert into app.looks as l (caller, id, n) values ($1, $2, $3)
      on conflict (caller, test) do update set
        n = case when l.since > app.now() - make_interval(mins => $4) then l.n + excluded.n else excluded.n end,
        since = case when l.since > app.now() - make_interval(mins => $4) then l.since else app.now() end
      returning n, (select value #>> '{}' from app.settings where name = 'revealQuota') as quota,
        exists (select from app.reveal_lifts where staff_id = $5 and until > app.now()) as lifted`,
    values: [caller, newId('alarm'), looks, LOOK_MINUTES, staffId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('spendLooks: no row');
  return row;
}

/**
 * Whether a member of staff may look at one more personal value, order or ID number: one budget over reveals, openings and searches. The
 * first look beyond it alarms the supervisors. A second factor doubles it for a while (`reveal_lifts`).
 */
export async function mayLook(tx: Tx, actor: Actor): Promise<boolean> {
  const { n, quota, lifted } = await spend(tx, actor.id, 1, actor.id);
  const most = revealQuotaOf(actor, quota).looks * (lifted ? 2 : 1);
  if (n === most + 1) await raiseRevealAlarm(tx, actor, 'LOOKS');
  return n <= most;
}

/**
 * Whether a partner may send so many more values in place of masked ones, in all and for one order, or search for an ID number. A refusal
 * is an alarm to the supervisors.
 */
export async function mayGuess(tx: Tx, partnerId: string, looks: number, orderId?: string): Promise<boolean> {
  const budgets = [
    { caller: partnerId, most: partnerLooks.all },
    ...(orderId === undefined ? [] : [{ caller: `${partnerId} ${orderId}`, most: partnerLooks.ofOrder }]),
  ];
  for (const { caller, most } of budgets) {
    const { n } = await spend(tx, caller, looks, null);
    if (n <= most) continue;
    await tx.client.query(
      '/* refuseLook */ update app.looks set refused = refused + 1, refused_at = app.now(), seen_at = null, seen_by = null, seen_name = null where caller = $1',
      [caller],
    );
    return false;
  }
  return true;
}
