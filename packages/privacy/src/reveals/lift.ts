import type { SignedInStaff } from '@beian/accounts/accounts';
import {
  bucketsOf,
  consumeCode,
  countTry,
  readDeviceCookie,
  type SignInLocked,
  type SignInOrigin,
  systemActor,
  undoTry,
  unknownClient,
} from '@beian/accounts/sign-in';
import { writeAudit } from '@beian/database/audit';
import { type AppContext, transaction } from '@beian/database/transaction';
import { REVEAL_LIFT_MINUTES } from '@beian/domain/staff';
import { raiseRevealAlarm } from '@beian/orders/openings';

export type LiftOutcome =
  | { readonly ok: true; readonly until: string }
  | SignInLocked
  | { readonly ok: false; readonly code: 'WRONG' | 'NO_FACTOR' };

/**
 * With a new code of the second factor, the person may reveal one more hourly quota of values for 15 minutes. Each
 * code counts as a sign-in attempt, and supervisors are notified.
 */
export async function liftRevealQuota(
  ctx: AppContext,
  own: SignedInStaff,
  { code, ...from }: { readonly code: string } & SignInOrigin,
): Promise<LiftOutcome> {
  const { id, login } = own.staff;
  const client = from.client ?? unknownClient;
  const tried = bucketsOf({ account: login, device: readDeviceCookie(ctx, from.device, id), address: client.address });
  const closed = await countTry(ctx, tried, id);
  if (closed !== undefined) return closed;
  return transaction(ctx, systemActor, async (tx) => {
    const { rows: factors } = await tx.client.query(
      '/* liftRevealQuota */ select 1 from app.second_factors where staff_id = $1 and secret is not null',
      [id],
    );
    const refusal =
      factors.length === 0 ? 'NO_FACTOR' : (await consumeCode(ctx, tx, id, code)) === null ? 'WRONG' : null;
    if (refusal !== null) {
      await writeAudit(tx, own.actor, 'liftRevealQuota', id, 'refused', { code: refusal });
      return { ok: false, code: refusal };
    }
    await undoTry(ctx, tx, tried, true);
    const { rows } = await tx.client.query<{ until: string }>(
      `/* liftRevealQuota */ insert into app.reveal_lifts (staff_id, until) values ($1, app.now() + make_interval(mins => $2))
       returning app.iso(until) as until`,
      [id, REVEAL_LIFT_MINUTES],
    );
    await writeAudit(tx, own.actor, 'liftRevealQuota', id, 'done');
    await raiseRevealAlarm(tx, own.actor, 'LIFT');
    return { ok: true, until: rows[0]?.until ?? '' };
  });
}
