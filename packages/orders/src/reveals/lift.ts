import { REVEAL_LIFT_MINUTES } from '@beian/domain';
import { type AppContext, inTransaction } from '../context.ts';
import { deviceOf } from '../people/device.ts';
import type { Own } from '../people/own-account.ts';
import { takeCode } from '../people/second-factor.ts';
import { doorkeeper, noClient } from '../people/sessions.ts';
import { type Closed, countTry, type From } from '../people/sign-in.ts';
import { bucketsOf, forgetTry } from '../people/tries.ts';
import { writeAudit } from '../sql/audit.ts';
import { raiseRevealAlarm } from './alarms.ts';

export type LiftOutcome =
  | { readonly ok: true; readonly until: string }
  | Closed
  | { readonly ok: false; readonly code: 'WRONG' | 'NO_FACTOR' };

/**
 * A fresh code of the second factor: for 15 minutes one more hour's quota of values may be revealed. Each code counts as a try to sign in,
 * and supervisors are told.
 */
export async function liftRevealQuota(
  ctx: AppContext,
  own: Own,
  { code, ...from }: { readonly code: string } & From,
): Promise<LiftOutcome> {
  const { id, login } = own.staff;
  const client = from.client ?? noClient;
  const tried = bucketsOf({ account: login, device: deviceOf(ctx, from.device, id), address: client.address });
  const closed = await countTry(ctx, tried, id);
  if (closed !== undefined) return closed;
  return inTransaction(ctx, doorkeeper, async (tx) => {
    const { rows: factors } = await tx.client.query(
      '/* liftRevealQuota */ select 1 from app.second_factors where staff_id = $1 and secret is not null',
      [id],
    );
    const refusal =
      factors.length === 0 ? 'NO_FACTOR' : (await takeCode(ctx, tx, id, code)) === null ? 'WRONG' : null;
    if (refusal !== null) {
      await writeAudit(tx, own.actor, 'liftRevealQuota', id, 'refused', { code: refusal });
      return { ok: false, code: refusal };
    }
    await forgetTry(ctx, tx, tried, true);
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
