import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { type AppContext, runAs, type Tx } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import {
  type Actor,
  foldLogin,
  hasRight,
  loginBounds,
  loginPattern,
  MAX_NAME_LENGTH,
  type StaffRole,
  staffRoles,
} from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { z } from 'zod';
import { keyRefusals } from '../partners/partner-refusals.ts';
import { removeFactor } from '../sign-in/second-factor.ts';
import { endSessions, systemActor } from '../sign-in/sessions.ts';
import { unlockAccount } from '../sign-in/tries.ts';
import { accountRefusals } from './account-refusals.ts';
import { createInvitation, endInvitations } from './invitations.ts';

const login = z.string().meta({
  description: `${loginBounds.least} to ${loginBounds.most} small letters, digits, dots, hyphens and underscores, a letter first.`,
});
const displayName = `Display name, 1 to ${MAX_NAME_LENGTH} characters`;

/** What is typed of somebody who is invited; `insertInvited` checks it. */
export const staffInvitation = z
  .strictObject({
    login,
    name: z.string().meta({ description: `${displayName}.` }),
    roles: z.array(z.enum(staffRoles).meta({ graphql: 'StaffRole' })).meta({ description: 'At least one.' }),
  })
  .meta({ graphql: 'StaffInvitationInput', description: 'Whom to invite. Since 2026-11.' });
export const partnerInvitation = z
  .strictObject({
    login,
    name: z.string().meta({ description: `${displayName}; orders show it where the person acted.` }),
  })
  .meta({ graphql: 'PartnerPersonInput', description: 'Whom to invite for a partner. Since 2026-11.' });

export const mayManageAccounts = (actor: Actor): boolean => hasRight(actor, 'manageAccounts');

/** `token`: the invitation's, only in the first answer to a key. */
export type AccountOutcome =
  | { readonly ok: true; readonly staffId: string; readonly token: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

interface Call {
  readonly actor: Actor;
  /** The caller confirmed their identity recently (`Session.fresh`). */
  readonly fresh: boolean;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}
type StaffCall = Call & { readonly staffId: string };
type WorkResult =
  | { readonly token?: string; readonly staffId?: string; readonly details?: Record<string, unknown> }
  | Refusal;

/** One effect per idempotency key; refusals are audited, too. The stored answer holds no token. */
async function runIdempotent(
  ctx: AppContext,
  tx: Tx,
  { actor, fresh, key }: Call,
  action: AuditAction,
  asked: { readonly staffId?: string } & Record<string, unknown>,
  work: () => Promise<WorkResult>,
): Promise<AccountOutcome> {
  const body = bodyHash([action, asked]);
  const seen = await findAnswer<AccountOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const notAllowed = !mayManageAccounts(actor)
    ? accountRefusals.notPermitted
    : fresh
      ? undefined
      : accountRefusals.proveAgain;
  const done = notAllowed ?? (await work());
  const isRefused = 'reasons' in done;
  const staffId = (isRefused ? undefined : done.staffId) ?? asked.staffId ?? '';
  const said = isRefused ? { code: done.reasons[0]?.code ?? done.code } : (done.details ?? {});
  await writeAudit(tx, actor, action, staffId, isRefused ? 'refused' : 'done', said);
  const outcome: AccountOutcome = isRefused
    ? { ok: false, refusal: done }
    : { ok: true, staffId, token: done.token ?? null };
  // Not saved for `proveAgain`: the caller repeats the call with the same key after confirming their identity.
  if (notAllowed !== accountRefusals.proveAgain)
    await saveAnswer(ctx, tx, actor, key, body, outcome.ok ? { ...outcome, token: null } : outcome);
  return outcome;
}

const runAsSystem = <T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> =>
  runAs(tx, actor, systemActor, work);

/** Creates an account and a link with which only its owner can set the password. */
export function inviteStaff(
  ctx: AppContext,
  tx: Tx,
  call: Call & z.infer<typeof staffInvitation>,
): Promise<AccountOutcome> {
  const asked = { login: foldLogin(call.login), name: call.name.trim(), roles: rolesIn(call.roles) };
  return runIdempotent(ctx, tx, call, 'inviteStaff', asked, async () => {
    if (asked.roles.length === 0) return accountRefusals.wrongRoles;
    return insertInvited(tx, call.actor, { ...asked, partnerId: null }, { roles: asked.roles });
  });
}

/** The same for a person of a partner, who acts for the partner and holds no role of the desk. */
export function invitePartnerPerson(
  ctx: AppContext,
  tx: Tx,
  call: Call & z.infer<typeof partnerInvitation> & { readonly partnerId: string },
): Promise<AccountOutcome> {
  const { partnerId } = call;
  const asked = { partnerId, login: foldLogin(call.login), name: call.name.trim() };
  return runIdempotent(ctx, tx, call, 'invitePartnerPerson', asked, async () => {
    const { rows } = await tx.client.query<{ closed: boolean }>(
      '/* invitePartnerPerson */ select closed_at is not null as closed from app.partners where id = $1 for share',
      [partnerId],
    );
    if (rows[0] === undefined) return keyRefusals.noSuchPartner.refusal;
    if (rows[0].closed) return accountRefusals.partnerClosed;
    return insertInvited(tx, call.actor, { ...asked, roles: [] }, { partnerId });
  });
}

async function insertInvited(
  tx: Tx,
  by: Actor,
  {
    login,
    name,
    roles,
    partnerId,
  }: { login: string; name: string; roles: readonly StaffRole[]; partnerId: string | null },
  details: Record<string, unknown>,
): Promise<WorkResult> {
  if (!loginPattern.test(login)) return accountRefusals.wrongLogin;
  if (name.length === 0 || [...name].length > MAX_NAME_LENGTH) return accountRefusals.wrongName;
  const staffId = newId('staff');
  const { rowCount } = await tx.client.query(
    `/* inviteStaff */ insert into app.staff (id, login, name, roles, partner_id) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [staffId, login, name, roles, partnerId],
  );
  if (rowCount === 0) return accountRefusals.loginTaken;
  noteWritten(tx, 'staff', staffId);
  const token = await runAsSystem(tx, by, () => createInvitation(tx, staffId, by.id));
  return { staffId, token, details };
}

const rolesIn = (roles: readonly StaffRole[]): StaffRole[] => staffRoles.filter((role) => roles.includes(role));

interface Account {
  readonly login: string;
  readonly roles: readonly StaffRole[];
  readonly active: boolean;
  readonly ofProvider: boolean;
  readonly ofPartner: boolean;
}

/**
 * Locks somebody else's account and all administrators, so that of two administrators who close each other's account
 * the second is refused.
 */
async function lockAccount(tx: Tx, { actor, staffId }: StaffCall): Promise<Account | Refusal> {
  if (staffId === actor.id) return accountRefusals.ownAccount;
  const { rows } = await tx.client.query<Account & { id: string }>(
    `/* lockAccount */ select id, login, roles, active, issuer is not null as "ofProvider", partner_id is not null as "ofPartner" from app.staff
     where id = $1 or (active and 'administrator' = any(roles)) order by id for update`,
    [staffId],
  );
  if (!rows.some((row) => row.id === actor.id && row.active && row.roles.includes('administrator')))
    return accountRefusals.lastAdministrator;
  return rows.find(({ id }) => id === staffId) ?? accountRefusals.staffNotFound;
}

const changeAccount = (
  ctx: AppContext,
  tx: Tx,
  call: StaffCall,
  action: AuditAction,
  more: Record<string, unknown>,
  work: (account: Account) => Promise<WorkResult>,
): Promise<AccountOutcome> =>
  runIdempotent(ctx, tx, call, action, { staffId: call.staffId, ...more }, async () => {
    const account = await lockAccount(tx, call);
    return 'reasons' in account ? account : work(account);
  });

/** Creates a new link to set a password; the old password and every session end. A second factor stays in force. */
export const resetStaff = (ctx: AppContext, tx: Tx, call: StaffCall): Promise<AccountOutcome> =>
  changeAccount(ctx, tx, call, 'resetStaff', {}, async ({ active, ofProvider, login }) => {
    if (ofProvider) return accountRefusals.ofProvider;
    if (!active) return accountRefusals.closed;
    await tx.client.query('/* resetStaff */ update app.staff set password_hash = null where id = $1', [call.staffId]);
    noteWritten(tx, 'staff', call.staffId);
    const ended = await endSessions(tx, call.staffId, 'ENDED_BY_ADMINISTRATOR');
    const token = await runAsSystem(tx, call.actor, async () => {
      await unlockAccount(ctx, tx, login);
      return createInvitation(tx, call.staffId, call.actor.id);
    });
    return { token, details: { ended } };
  });

/**
 * Removes the authenticator and the recovery codes; the person sets up new ones if a second factor is required.
 * Sessions end.
 */
export const resetSecondFactor = (ctx: AppContext, tx: Tx, call: StaffCall): Promise<AccountOutcome> =>
  changeAccount(ctx, tx, call, 'resetSecondFactor', {}, async ({ ofProvider }) => {
    if (ofProvider) return accountRefusals.ofProvider;
    const had = await runAsSystem(tx, call.actor, () => removeFactor(tx, call.staffId));
    const ended = await endSessions(tx, call.staffId, 'SECOND_FACTOR_CHANGED');
    return { details: { had, ended } };
  });

/**
 * Takes effect with the person's next request in every process; streams and downloads that need a removed role end.
 */
export const changeStaffRoles = (
  ctx: AppContext,
  tx: Tx,
  call: StaffCall & { readonly roles: readonly StaffRole[] },
): Promise<AccountOutcome> => {
  const roles = rolesIn(call.roles);
  return changeAccount(ctx, tx, call, 'changeStaffRoles', { roles }, async (account) => {
    if (account.ofProvider) return accountRefusals.ofProvider;
    if (account.ofPartner) return accountRefusals.ofPartner;
    if (roles.length === 0) return accountRefusals.wrongRoles;
    await tx.client.query('/* changeStaffRoles */ update app.staff set roles = $2 where id = $1', [
      call.staffId,
      roles,
    ]);
    noteWritten(tx, 'staff', call.staffId);
    return { details: { from: account.roles, to: roles } };
  });
};

/** Nobody can sign in to the account any more, and its sessions and links end. Its rows keep the person's name. */
export const closeStaff = (ctx: AppContext, tx: Tx, call: StaffCall): Promise<AccountOutcome> =>
  changeAccount(ctx, tx, call, 'closeStaff', {}, async () => {
    await tx.client.query('/* closeStaff */ update app.staff set active = false where id = $1', [call.staffId]);
    noteWritten(tx, 'staff', call.staffId);
    const ended = await endSessions(tx, call.staffId, 'ACCOUNT_CLOSED');
    await runAsSystem(tx, call.actor, () => endInvitations(tx, call.staffId));
    return { details: { ended } };
  });

export const openStaff = (ctx: AppContext, tx: Tx, call: StaffCall): Promise<AccountOutcome> =>
  changeAccount(ctx, tx, call, 'openStaff', {}, async () => {
    await tx.client.query('/* openStaff */ update app.staff set active = true where id = $1', [call.staffId]);
    noteWritten(tx, 'staff', call.staffId);
    return {};
  });

/** Ends all sessions of somebody else. */
export const endStaffSessions = (ctx: AppContext, tx: Tx, call: StaffCall): Promise<AccountOutcome> =>
  changeAccount(ctx, tx, call, 'endStaffSessions', {}, async () => ({
    details: { ended: await endSessions(tx, call.staffId, 'ENDED_BY_ADMINISTRATOR') },
  }));
