import { type Actor, foldLogin } from '@beian/domain';
import { type AppContext, type Tx, transaction } from '../context.ts';
import { sha256 } from '../seal.ts';
import { writeAudit } from '../sql/audit.ts';
import { newDeviceCookie, readDeviceCookie } from './device.ts';
import { verifyPassword } from './passwords.ts';
import { beginFactor, confirmFactor, consumeCode, type Enrolment, needsSql } from './second-factor.ts';
import { beginSession, type Client, LIVE_SESSION_SQL, type Needs, systemActor, unknownClient } from './sessions.ts';
import { type StaffView, staffActor } from './staff.ts';
import { bucketsOf, recordTry, undoTry } from './tries.ts';

/** Wrong codes after which the password is asked for again. */
const MOST_WRONG = 5;

export interface SignedIn {
  readonly ok: true;
  /** 32 random bytes, base64url: for the cookie alone. The table holds its SHA-256. */
  readonly token: string;
  /** Null: whole. Else the session opens nothing but what is still asked for. */
  readonly needs: Needs | null;
  readonly actor: Actor;
  readonly staff: StaffView;
  /** For the device's own cookie; null: it holds one, or is not in yet. */
  readonly device: string | null;
  /** Shown once, where a second factor was set up just now. */
  readonly recoveryCodes?: readonly string[];
}
/** `AGAIN`: the sign-in that was begun is over, from the password on. */
export type SignInFailure = { readonly ok: false; readonly code: 'WRONG' | 'AGAIN' } | SignInLocked;
export interface SignInLocked {
  readonly ok: false;
  readonly code: 'CLOSED';
  /** Seconds. */
  readonly retryAfter: number;
}

/** From where somebody tries. `device`: what the cookie of the device holds. */
export interface SignInOrigin {
  readonly client?: Client;
  readonly device?: string | undefined;
  /** Runs what takes much memory and time, or throws where too much of it is under way. What is refused before that takes no turn. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}

type KnownStaff = StaffView & { password_hash: string | null; needs: Needs | null };

/**
 * WRONG for a wrong password, an unknown login and a closed account alike, after the same work. Each success has a new
 * token; `previous`, the one that the browser held, ends. Each outcome leaves an audit row, without what was typed; what is refused because
 * too much was tried leaves one when it closes.
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
  // Outside of a transaction: the hash takes tens of milliseconds, and a connection is dear.
  const isCorrect = await checkPasswordQueued(ctx, { tried, inTurn: from.inTurn }, () =>
    verifyPassword(known?.password_hash, password),
  );
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
       where lower(login) = $1 and active and issuer is null`,
      // Text with a NUL is no login, and no text to PostgreSQL.
      [login.includes('\0') ? '' : login],
    );
    return rows[0];
  });

/** Counts a try, in a transaction of its own: it counts whatever comes of it. */
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

/** Checks a password in its turn; a try that had none counts no more. @throws what `inTurn` throws */
export async function checkPasswordQueued(
  ctx: AppContext,
  { tried, inTurn = (work) => work() }: { tried: ReturnType<typeof bucketsOf>; inTurn: SignInOrigin['inTurn'] },
  check: () => Promise<boolean>,
): Promise<boolean> {
  let hadTurn = false;
  try {
    return await inTurn(() => {
      hadTurn = true;
      return check();
    });
  } catch (error) {
    if (!hadTurn) await transaction(ctx, systemActor, (tx) => undoTry(ctx, tx, tried, false));
    throw error;
  }
}

/** Begins the session of somebody who has said the password, used an invitation, or comes from the identity provider. */
export async function startSession(
  ctx: AppContext,
  tx: Tx,
  person: StaffView & { readonly needs: Needs | null },
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

type Pending = StaffView & { sessionId: string; wrong: number; needs: Needs };

/** Whose sign-in waits for this. */
async function lockPending(tx: Tx, token: string, needs: Needs): Promise<Pending | undefined> {
  const { rows } = await tx.client.query<Pending>(
    `/* lockPending */ select p.id, p.login, p.name, p.roles, s.id as "sessionId", s.wrong, s.needs
     from app.sessions s join app.staff p on p.id = s.staff_id where s.hash = $1 and s.needs = $2 and ${LIVE_SESSION_SQL} for update of s`,
    [sha256(token), needs],
  );
  return rows[0];
}

/**
 * The code that was asked for, or a recovery code: the session is whole, under a new token. After five wrong ones the password is asked for
 * again; each counts as a try of the account, too.
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

/** Rotates: the token of before ends with its session. */
async function complete(
  ctx: AppContext,
  tx: Tx,
  { id, login, name, roles }: Pending,
  how: { token: string; client: Client; device: string | undefined; action: string; details: Record<string, unknown> },
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

/** Whoever must set up a second factor before anything else is given its secret; null: nobody waits for one under this token. */
export const beginEnrolment = (ctx: AppContext, token: string): Promise<Enrolment | null> =>
  transaction(ctx, systemActor, async (tx) => {
    const pending = await lockPending(tx, token, 'enrol');
    return pending === undefined ? null : beginFactor(ctx, tx, pending);
  });

/** The first code of it: the session is whole, under a new token, with the recovery codes. */
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
