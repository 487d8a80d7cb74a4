import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import { type Actor, passwordBounds, type StaffMemberView } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { readDeviceCookie } from '../sign-in/device.ts';
import {
  beginFactor,
  confirmFactor,
  type Enrolment,
  makeRecoveryCodes,
  removeFactor,
} from '../sign-in/second-factor.ts';
import { endSessions, renewToken, type Session, systemActor, unknownClient } from '../sign-in/sessions.ts';
import { countTry, type SignInFailure, type SignInOrigin } from '../sign-in/sign-in.ts';
import { bucketsOf, undoTry } from '../sign-in/tries.ts';
import {
  findPasswordFault,
  hashPassword,
  isLongEnoughAlone,
  type PasswordCost,
  type PasswordFault,
  verifyPassword,
} from '../staff/passwords.ts';
import { accountRefusals } from './account-refusals.ts';
import { mayManageAccounts } from './accounts.ts';
import { setPassword } from './invitations.ts';

export interface SignedInStaff {
  readonly actor: Actor;
  readonly staff: StaffMemberView;
  readonly session: Session;
}
interface RenewedSession {
  readonly ok: true;
  readonly token: string;
}

interface Row {
  readonly password_hash: string | null;
  readonly ofProvider: boolean;
  readonly alone: boolean;
  readonly hasFactor: boolean;
  readonly mustHave: boolean;
}
const loadAccountRow = async (tx: Tx, id: string, lock = ''): Promise<Row> => {
  const { rows } = await tx.client.query<Row>(
    `/* findRow */ select password_hash, issuer is not null as "ofProvider", password_alone as alone,
       exists (select 1 from app.second_factors f where f.staff_id = p.id and f.secret is not null) as "hasFactor",
       app.must_have_factor(p.roles) as "mustHave"
     from app.staff p where id = $1 ${lock}`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('somebody who is signed in has no account');
  return rows[0];
};

/** Checks this person's password; counts as a sign-in attempt. */
async function checkPassword(
  ctx: AppContext,
  { staff }: SignedInStaff,
  password: string,
  from: SignInOrigin,
  action: AuditAction,
): Promise<Row | SignInFailure | { readonly ok: false; readonly code: 'OF_PROVIDER' }> {
  const client = from.client ?? unknownClient;
  const device = readDeviceCookie(ctx, from.device, staff.id);
  const tried = bucketsOf({ account: staff.login, device, address: client.address });
  const row = await transaction(ctx, systemActor, (tx) => loadAccountRow(tx, staff.id));
  if (row.ofProvider) return { ok: false, code: 'OF_PROVIDER' };
  const closed = await countTry(ctx, tried, staff.id);
  if (closed !== undefined) return closed;
  const isCorrect = await verifyPassword(row.password_hash, password);
  return transaction(ctx, systemActor, async (tx) => {
    if (isCorrect) await undoTry(ctx, tx, tried, true);
    else await writeAudit(tx, systemActor, action, staff.id, 'refused');
    return isCorrect ? row : { ok: false, code: 'WRONG' };
  });
}

/** Checks the password again: for a short time this session, under a new token, may change credentials. */
export async function proveAgain(
  ctx: AppContext,
  own: SignedInStaff,
  { password, ...from }: { password: string } & SignInOrigin,
): Promise<RenewedSession | SignInFailure | { readonly ok: false; readonly code: 'OF_PROVIDER' }> {
  const row = await checkPassword(ctx, own, password, from, 'proveAgain');
  if ('ok' in row) return row;
  return transaction(ctx, systemActor, async (tx) => {
    await writeAudit(tx, own.actor, 'proveAgain', own.staff.id, 'done');
    return { ok: true, token: await renewToken(tx, own.session.id) };
  });
}

/** Changes the password, given the current one. All other sessions end, and this one gets a new token. */
export async function changePassword(
  ctx: AppContext,
  own: SignedInStaff,
  { current, next, cost, ...from }: { current: string; next: string; cost?: PasswordCost } & SignInOrigin,
): Promise<
  | RenewedSession
  | SignInFailure
  | { readonly ok: false; readonly code: 'OF_PROVIDER' | PasswordFault; readonly least?: number }
> {
  const row = await checkPassword(ctx, own, current, from, 'changePassword');
  if ('ok' in row) return row;
  const least = row.hasFactor ? passwordBounds.withCode : passwordBounds.alone;
  const fault = await findPasswordFault(next, { ...own.staff, least });
  if (fault !== undefined) {
    await transaction(ctx, systemActor, (tx) =>
      writeAudit(tx, own.actor, 'changePassword', own.staff.id, 'refused', { code: fault }),
    );
    return { ok: false, code: fault, least };
  }
  const made = await hashPassword(next, cost);
  return transaction(ctx, systemActor, async (tx) => {
    await setPassword(tx, own.staff.id, made, isLongEnoughAlone(next));
    const ended = await endSessions(tx, own.staff.id, 'PASSWORD_CHANGED', own.session.id);
    await writeAudit(tx, own.actor, 'changePassword', own.staff.id, 'done', { ended });
    return { ok: true, token: await renewToken(tx, own.session.id) };
  });
}

export type FactorFault = 'PROVE_AGAIN' | 'OF_PROVIDER' | 'WRONG' | 'MUST_HAVE' | 'PASSWORD_SHORT' | 'NO_FACTOR';
type FactorOutcome<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly code: FactorFault };

/**
 * Runs a change of the caller's second factor, for which they must have confirmed their identity recently; refusals
 * are audited, too.
 */
const withFactor = <T>(
  ctx: AppContext,
  own: SignedInStaff,
  action: AuditAction,
  work: (tx: Tx, row: Row) => Promise<T | FactorFault>,
): Promise<FactorOutcome<T>> =>
  transaction(ctx, systemActor, async (tx) => {
    const row = await loadAccountRow(tx, own.staff.id, 'for update');
    const done = row.ofProvider ? 'OF_PROVIDER' : own.session.fresh ? await work(tx, row) : 'PROVE_AGAIN';
    if (typeof done === 'string') {
      await writeAudit(tx, own.actor, action, own.staff.id, 'refused', { code: done });
      return { ok: false, code: done as FactorFault };
    }
    await writeAudit(tx, own.actor, action, own.staff.id, 'done');
    return { ok: true, ...done };
  });

export const beginOwnFactor = (ctx: AppContext, own: SignedInStaff): Promise<FactorOutcome<Enrolment>> =>
  withFactor(ctx, own, 'beginSecondFactor', (tx) => beginFactor(ctx, tx, own.staff));

/** In force from now on; all other sessions end. */
export const confirmOwnFactor = (
  ctx: AppContext,
  own: SignedInStaff,
  code: string,
): Promise<FactorOutcome<{ readonly recoveryCodes: readonly string[] }>> =>
  withFactor(ctx, own, 'enrolSecondFactor', async (tx) => {
    const recoveryCodes = await confirmFactor(ctx, tx, own.staff.id, code);
    if (recoveryCodes === null) return 'WRONG' as const;
    await endSessions(tx, own.staff.id, 'SECOND_FACTOR_CHANGED', own.session.id);
    return { recoveryCodes };
  });

/** Only if no second factor is required and the password is long enough without one. All other sessions end. */
export const removeOwnFactor = (ctx: AppContext, own: SignedInStaff): Promise<FactorOutcome<object>> =>
  withFactor(ctx, own, 'removeSecondFactor', async (tx, row) => {
    if (row.mustHave) return 'MUST_HAVE' as const;
    if (!row.alone) return 'PASSWORD_SHORT' as const;
    await removeFactor(tx, own.staff.id);
    await endSessions(tx, own.staff.id, 'SECOND_FACTOR_CHANGED', own.session.id);
    return {};
  });

export const renewRecoveryCodes = (
  ctx: AppContext,
  own: SignedInStaff,
): Promise<FactorOutcome<{ readonly recoveryCodes: readonly string[] }>> =>
  withFactor(ctx, own, 'makeRecoveryCodes', async (tx, row) =>
    row.hasFactor ? { recoveryCodes: await makeRecoveryCodes(tx, own.staff.id) } : ('NO_FACTOR' as const),
  );

export type SessionOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Ends one of the caller's sessions, or as administrator anybody's; `sessionId` null ends all of the caller's except
 * this one. The caller must have confirmed their identity recently.
 */
export async function endSession(
  ctx: AppContext,
  tx: Tx,
  {
    actor,
    session,
    sessionId,
    key,
  }: Pick<SignedInStaff, 'actor' | 'session'> & { sessionId: string | null; key: string },
): Promise<SessionOutcome> {
  const action = sessionId === null ? 'endOtherSessions' : 'endSession';
  const body = bodyHash([action, sessionId]);
  const seen = await findAnswer<SessionOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const done = session.fresh ? await endSelectedSessions(tx, actor, session, sessionId) : accountRefusals.proveAgain;
  const isRefused = 'reasons' in done;
  const said = isRefused ? { code: done.reasons[0]?.code ?? done.code } : done;
  await writeAudit(tx, actor, action, sessionId ?? actor.id, isRefused ? 'refused' : 'done', said);
  const outcome: SessionOutcome = isRefused ? { ok: false, refusal: done } : { ok: true };
  if (done !== accountRefusals.proveAgain) await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function endSelectedSessions(
  tx: Tx,
  actor: Actor,
  session: Session,
  sessionId: string | null,
): Promise<Refusal | { readonly ended: number; readonly staffId?: string }> {
  if (sessionId === null) return { ended: await endSessions(tx, actor.id, 'ENDED_BY_PERSON', session.id) };
  const { rows } = await tx.client.query<{ staff_id: string }>(
    `/* endSession */ update app.sessions s
     set end_reason = case when s.staff_id = $2 then 'ENDED_BY_PERSON' else 'ENDED_BY_ADMINISTRATOR' end
     where s.id = $1 and (s.staff_id = $2 or $3) and s.end_reason is null returning s.staff_id`,
    [sessionId, actor.id, mayManageAccounts(actor)],
  );
  const staffId = rows[0]?.staff_id;
  return staffId === undefined ? accountRefusals.sessionNotFound : { ended: 1, staffId };
}
