import { writeAudit } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import { type Actor, foldLogin, type StaffMemberView } from '@beian/domain/staff';
import { verifyPassword } from '../staff/passwords.ts';
import { staffActor } from '../staff/staff.ts';
import { isOpenSql } from '../staff/staff-sql.ts';
import { newDeviceCookie, readDeviceCookie } from './device.ts';
import { beginFactor, confirmFactor, consumeCode, type Enrolment, needsSql } from './second-factor.ts';
import { beginSession, type Client, LIVE_SESSION_SQL, type Needs, systemActor, unknownClient } from './sessions.ts';
import { bucketsOf, recordTry, undoTry } from './tries.ts';

/** Wrong codes after which the password is required again. */
const MOST_WRONG = 5;

export interface SignedIn {
  readonly ok: true;
  /** 32 random bytes, base64url, only for the cookie. The table holds the SHA-256. */
  readonly token: string;
  /** Null if the sign-in is complete. Otherwise the session permits only the missing step. */
  readonly needs: Needs | null;
  readonly actor: Actor;
  readonly staff: StaffMemberView;
  /** For the device cookie; null if the device has one already, or the sign-in is not complete. */
  readonly device: string | null;
  /** Shown once, if a second factor has just been set up. */
  readonly recoveryCodes?: readonly string[];
}
/** `AGAIN`: the sign-in has ended and starts again with the password. */
export type SignInFailure = { readonly ok: false; readonly code: 'WRONG' | 'AGAIN' } | SignInLocked;
export interface SignInLocked {
  readonly ok: false;
  readonly code: 'CLOSED';
  /** Seconds. */
  readonly retryAfter: number;
}

/** Origin of an attempt. `device`: value of the device cookie. */
export interface SignInOrigin {
  readonly client?: Client;
  readonly device?: string | undefined;
}

type KnownStaff = StaffMemberView & { password_hash: string | null; needs: Needs | null };

/**
 * WRONG for a wrong password, an unknown login and a closed account alike, after the same work. Each success gets a
 * new token, and the session of `previous`, the token that the browser held, ends. Each outcome writes an audit row
 * without the input; attempts refused while locked write one row, when the lock begins.
 */
export async function signIn(
  ctx: AppContext,
  {
    login,
    password,
    previous,
    ...from
  }: { login: string; password: string; previous?: string | undefined } & SignInOrigin,
): Promise<SignedIn | SignInFailure> {
  const typed = foldLogin(login);
  const known = await findByLogin(ctx, typed);
  const client = from.client ?? unknownClient;
  const device = readDeviceCookie(ctx, from.device, known?.id);
  const tried = bucketsOf({ account: typed, device, address: client.address });
  const closed = await countTry(ctx, tried, known?.id);
  if (closed !== undefined) return closed;
  // Outside a transaction: the hash takes tens of milliseconds, which would hold a connection.
  const isCorrect = await verifyPassword(known?.password_hash, password);
  return transaction(ctx, systemActor, async (tx) => {
    if (known === undefined || !isCorrect) {
      await writeAudit(tx, systemActor, 'signIn', known?.id, 'refused');
      return { ok: false, code: 'WRONG' };
    }
    await undoTry(ctx, tx, tried, known.needs === null);
    return startSession(ctx, tx, known, { previous, client, device, by: 'password' });
  });
}

const findByLogin = (ctx: AppContext, login: string): Promise<KnownStaff | undefined> =>
  transaction(ctx, systemActor, async (tx) => {
    const { rows } = await tx.client.query<KnownStaff>(
      `/* signIn */ select id, login, name, roles, password_hash, ${needsSql} as needs from app.staff p
       where lower(login) = $1 and ${isOpenSql('p')} and issuer is null`,
      // A login cannot contain NUL, and PostgreSQL does not accept it in text.
      [login.includes('\0') ? '' : login],
    );
    return rows[0];
  });

/** Counts an attempt in a transaction of its own, so that it counts whatever happens later. */
export const countTry = (
  ctx: AppContext,
  tried: ReturnType<typeof bucketsOf>,
  staffId: string | undefined,
): Promise<SignInLocked | undefined> =>
  transaction(ctx, systemActor, async (tx) => {
    const { lockedForSeconds, locksNow } = await recordTry(ctx, tx, tried);
    if (locksNow) await writeAudit(tx, systemActor, 'signIn', staffId, 'refused', { code: 'TOO_MANY_ATTEMPTS' });
    return lockedForSeconds > 0 ? { ok: false, code: 'CLOSED', retryAfter: lockedForSeconds } : undefined;
  });

/** Begins a session after a correct password, an invitation, or a sign-in at the identity provider. */
export async function startSession(
  ctx: AppContext,
  tx: Tx,
  person: StaffMemberView & { readonly needs: Needs | null },
  how: {
    previous: string | undefined;
    client: Client;
    device: string | undefined;
    by: 'password' | 'invitation' | 'provider';
  },
): Promise<SignedIn> {
  const { id, login, name, roles, needs } = person;
  const staff = { id, login, name, roles };
  const token = await beginSession(tx, id, { previous: how.previous, needs, client: how.client });
  const actor = staffActor(staff);
  const details = { ...(how.by === 'password' ? {} : { by: how.by }), ...(needs === null ? {} : { needs }) };
  await writeAudit(tx, actor, 'signIn', id, 'done', details);
  const device = needs === null && how.device === undefined ? newDeviceCookie(ctx, id) : null;
  return { ok: true, token, needs, actor, staff, device };
}

type Pending = StaffMemberView & { sessionId: string; wrong: number; needs: Needs };

/** Locks the unfinished sign-in that waits for this. */
async function lockPending(tx: Tx, token: string, needs: Needs): Promise<Pending | undefined> {
  const { rows } = await tx.client.query<Pending>(
    `/* lockPending */ select p.id, p.login, p.name, p.roles, s.id as "sessionId", s.wrong, s.needs
     from app.sessions s join app.staff p on p.id = s.staff_id where s.hash = $1 and s.needs = $2 and ${LIVE_SESSION_SQL} for update of s`,
    [sha256(token), needs],
  );
  return rows[0];
}

/**
 * Checks the required code or a recovery code; the session is complete, under a new token. After five wrong codes the
 * password is required again; each also counts as an attempt on the account.
 */
export async function submitCode(
  ctx: AppContext,
  { token, code, ...from }: { token: string; code: string } & SignInOrigin,
): Promise<SignedIn | SignInFailure> {
  const client = from.client ?? unknownClient;
  const waiting = await transaction(ctx, systemActor, (tx) => lockPending(tx, token, 'code'));
  if (waiting === undefined) return { ok: false, code: 'AGAIN' };
  const device = readDeviceCookie(ctx, from.device, waiting.id);
  const tried = bucketsOf({ account: waiting.login, device, address: client.address });
  const closed = await countTry(ctx, tried, waiting.id);
  if (closed !== undefined) return closed;
  return transaction(ctx, systemActor, async (tx) => {
    const pending = await lockPending(tx, token, 'code');
    if (pending === undefined) return { ok: false, code: 'AGAIN' };
    const how = await consumeCode(ctx, tx, pending.id, code);
    if (how === null) return refuseCode(tx, pending);
    await undoTry(ctx, tx, tried, true);
    return complete(ctx, tx, pending, { token, client, device, action: 'giveCode', details: { how } });
  });
}

async function refuseCode(tx: Tx, { id, sessionId, wrong }: Pending): Promise<SignInFailure> {
  const isOver = wrong + 1 >= MOST_WRONG;
  await tx.client.query(
    isOver
      ? '/* refuseCode */ delete from app.sessions where id = $1'
      : '/* refuseCode */ update app.sessions set wrong = wrong + 1 where id = $1',
    [sessionId],
  );
  await writeAudit(tx, systemActor, 'giveCode', id, 'refused');
  return { ok: false, code: isOver ? 'AGAIN' : 'WRONG' };
}

/** The old session ends, and a new one with a new token begins. */
async function complete(
  ctx: AppContext,
  tx: Tx,
  { id, login, name, roles }: Pending,
  how: {
    token: string;
    client: Client;
    device: string | undefined;
    action: AuditAction;
    details: Record<string, unknown>;
  },
): Promise<SignedIn> {
  const staff = { id, login, name, roles };
  const actor = staffActor(staff);
  const token = await beginSession(tx, id, { previous: how.token, needs: null, client: how.client });
  await writeAudit(tx, actor, how.action, id, 'done', how.details);
  return {
    ok: true,
    token,
    needs: null,
    actor,
    staff,
    device: how.device === undefined ? newDeviceCookie(ctx, id) : null,
  };
}

/**
 * The secret for a person who must set up a second factor first; null if no sign-in with this token waits for that.
 */
export const beginEnrolment = (ctx: AppContext, token: string): Promise<Enrolment | null> =>
  transaction(ctx, systemActor, async (tx) => {
    const pending = await lockPending(tx, token, 'enrol');
    return pending === undefined ? null : beginFactor(ctx, tx, pending);
  });

/** Checks the first code; the session is complete, under a new token, and the answer has the recovery codes. */
export const endEnrolment = (
  ctx: AppContext,
  { token, code, ...from }: { token: string; code: string } & SignInOrigin,
): Promise<SignedIn | SignInFailure> =>
  transaction(ctx, systemActor, async (tx) => {
    const pending = await lockPending(tx, token, 'enrol');
    if (pending === undefined) return { ok: false, code: 'AGAIN' };
    const recoveryCodes = await confirmFactor(ctx, tx, pending.id, code);
    if (recoveryCodes === null) return refuseCode(tx, pending);
    const client = from.client ?? unknownClient;
    const device = readDeviceCookie(ctx, from.device, pending.id);
    const made = await complete(ctx, tx, pending, {
      token,
      client,
      device,
      action: 'enrolSecondFactor',
      details: {},
    });
    return { ...made, recoveryCodes };
  });
