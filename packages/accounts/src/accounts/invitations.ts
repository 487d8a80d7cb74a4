import { randomBytes } from 'node:crypto';
import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { INVITATION_HOURS, passwordBounds, type StaffMemberView } from '@beian/domain/staff';
import { needsSql } from '../sign-in/second-factor.ts';
import { endSessions, type Needs, systemActor, unknownClient } from '../sign-in/sessions.ts';
import { type SignedIn, type SignInOrigin, startSession } from '../sign-in/sign-in.ts';
import { unlockAccount } from '../sign-in/tries.ts';
import {
  findPasswordFault,
  hashPassword,
  isLongEnoughAlone,
  type PasswordCost,
  type PasswordFault,
} from '../staff/passwords.ts';
import { staffActor } from '../staff/staff.ts';
import { isOpenSql } from '../staff/staff-sql.ts';

/**
 * Creates a link for one person, valid once and for 72 hours; earlier links end. Returns the token, which is not
 * stored.
 */
export async function createInvitation(tx: Tx, staffId: string, madeBy: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await endInvitations(tx, staffId);
  await tx.client.query(
    `/* makeInvitation */ insert into app.invitations (hash, staff_id, made_by, expires_at)
     values ($1, $2, $3, app.now() + make_interval(hours => $4))`,
    [sha256(token), staffId, madeBy, INVITATION_HOURS],
  );
  return token;
}

export async function endInvitations(tx: Tx, staffId: string): Promise<void> {
  await tx.client.query(
    '/* endInvitations */ update app.invitations set ended_at = app.now() where staff_id = $1 and ended_at is null',
    [staffId],
  );
}

/** The account of a link, and the minimum length of its password. */
export interface Invitation {
  readonly login: string;
  readonly name: string;
  readonly least: number;
  /** ISO text. */
  readonly expiresAt: string;
}
type Invited = StaffMemberView & { needs: Needs | null; expiresAt: string };

const findInvited = async (tx: Tx, token: string, lock = ''): Promise<Invited | undefined> => {
  const { rows } = await tx.client.query<Invited>(
    `/* findInvited */ select p.id, p.login, p.name, p.roles, ${needsSql.replace('not p.password_alone or ', '')} as needs,
       app.iso(i.expires_at) as "expiresAt"
     from app.invitations i join app.staff p on p.id = i.staff_id
     where i.hash = $1 and i.ended_at is null and i.expires_at > app.now() and ${isOpenSql('p')} and p.issuer is null ${lock}`,
    [sha256(token)],
  );
  return rows[0];
};
const minPasswordLength = ({ needs }: Invited): number =>
  needs === null ? passwordBounds.alone : passwordBounds.withCode;

/** Null for a used, ended, expired or unknown link, or one of a closed account; the cases are not told apart. */
export const findInvitation = (ctx: AppContext, token: string): Promise<Invitation | null> =>
  transaction(ctx, systemActor, async (tx) => {
    const found = await findInvited(tx, token);
    if (found === undefined) return null;
    return { login: found.login, name: found.name, least: minPasswordLength(found), expiresAt: found.expiresAt };
  });

export type AcceptOutcome =
  | SignedIn
  | { readonly ok: false; readonly code: 'NO_INVITATION' | PasswordFault; readonly least?: number };

/**
 * Sets the password of the link's account and begins a session; an existing second factor is still required. An
 * accepted password uses up the link and ends all other sessions of the person.
 */
export async function acceptInvitation(
  ctx: AppContext,
  {
    token,
    password,
    previous,
    ...from
  }: { token: string; password: string; previous?: string | undefined; cost?: PasswordCost } & SignInOrigin,
): Promise<AcceptOutcome> {
  const seen = await transaction(ctx, systemActor, (tx) => findInvited(tx, token));
  if (seen === undefined) return { ok: false, code: 'NO_INVITATION' };
  const fault = await findPasswordFault(password, { ...seen, least: minPasswordLength(seen) });
  if (fault !== undefined) {
    await transaction(ctx, systemActor, (tx) =>
      writeAudit(tx, systemActor, 'acceptInvitation', seen.id, 'refused', { code: fault }),
    );
    return { ok: false, code: fault, least: minPasswordLength(seen) };
  }
  const made = await hashPassword(password, from.cost);
  return transaction(ctx, systemActor, async (tx) => {
    const found = await findInvited(tx, token, 'for update');
    if (found === undefined) return { ok: false, code: 'NO_INVITATION' };
    await endInvitations(tx, found.id);
    await endSessions(tx, found.id, 'PASSWORD_CHANGED');
    await setPassword(tx, found.id, made, isLongEnoughAlone(password));
    await unlockAccount(ctx, tx, found.login);
    await writeAudit(tx, staffActor(found), 'acceptInvitation', found.id, 'done');
    const needs = found.needs ?? (isLongEnoughAlone(password) ? null : 'enrol');
    return startSession(
      ctx,
      tx,
      { ...found, needs },
      { previous, client: from.client ?? unknownClient, device: undefined, by: 'invitation' },
    );
  });
}

export async function setPassword(tx: Tx, staffId: string, hash: string, alone: boolean): Promise<void> {
  await tx.client.query(
    '/* setPassword */ update app.staff set password_hash = $2, password_at = app.now(), password_alone = $3 where id = $1',
    [staffId, hash, alone],
  );
  noteWritten(tx, 'staff', staffId);
}
