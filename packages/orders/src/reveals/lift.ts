import { REVEAL_LIFT_MINUTES } from '@beian/domain';
import { type AppContext, transaction } from '../context.ts';
import { readDeviceCookie } from '../people/device.ts';
import type { SignedInStaff } from '../people/own-account.ts';
import { consumeCode } from '../people/second-factor.ts';
import { systemActor, unknownClient } from '../people/sessions.ts';
import { countTry, type SignInLocked, type SignInOrigin } from '../people/sign-in.ts';
import { bucketsOf, undoTry } from '../people/tries.ts';
import { writeAudit } from '../sql/audit.ts';
import { raiseRevealAlarm } from './alarms.ts';

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
