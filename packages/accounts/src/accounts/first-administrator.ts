import os from 'node:os';
import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { SetupFault } from '@beian/database/programs';
import { type AppContext, transaction } from '@beian/database/transaction';
import { foldLogin, loginPattern, MAX_NAME_LENGTH } from '@beian/domain/staff';
import { systemActor } from '../sign-in/sessions.ts';
import { createInvitation } from './invitations.ts';

export interface FirstAdministrator {
  readonly login: string;
  /** Shown on timelines. */
  readonly name: string;
  /** Create the account although an administrator exists. */
  readonly another: boolean;
}

/**
 * Creates an administrator from the command line and returns the token of their invitation, which is not stored.
 * Refuses if an administrator can invite people in the console; an administrator without a password gets a new link,
 * which replaces the old one. The audit row names who ran the command.
 * @throws SetupFault
 */
export async function createAdministrator(
  ctx: AppContext,
  { another, ...given }: FirstAdministrator,
): Promise<{ staffId: string; token: string; again: boolean }> {
  const login = foldLogin(given.login);
  const name = given.name.trim();
  if (!loginPattern.test(login))
    throw new SetupFault(
      '--login must have 3 to 40 characters: a small letter, then small letters, digits, dots, hyphens and underscores.',
    );
  if (name.length === 0 || [...name].length > MAX_NAME_LENGTH || /\p{Cc}/u.test(name))
    throw new SetupFault(`--name must have 1 to ${MAX_NAME_LENGTH} characters.`);
  return transaction(ctx, systemActor, async (tx) => {
    // Of two concurrent calls the second finds the account of the first.
    await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('createAdministrator', 0))`);
    const { rows } = await tx.client.query<{
      id: string;
      login: string;
      admin: boolean;
      invited: boolean;
      active: boolean;
    }>(
      `/* createAdministrator */ select id, login, active, 'administrator' = any(roles) as admin,
         password_hash is null and issuer is null as invited from app.staff where not test`,
    );
    const known = rows.find((row) => row.login.toLowerCase() === login);
    const again = known?.admin === true && known.active && known.invited;
    if (known !== undefined && !again)
      throw new SetupFault(`--login ${login} is somebody's already: choose another, or reset it in the console.`);
    const others = rows.filter((row) => row.admin && row.active && row.id !== known?.id);
    if (others.length > 0 && !another)
      throw new SetupFault(
        `There is an administrator already (${others.map((row) => row.login).join(', ')}), who invites others in the console under Staff. To make another from here all the same, give --another.`,
      );
    const staffId = known?.id ?? newId('staff');
    if (known === undefined)
      await tx.client.query(
        `/* createAdministrator */ insert into app.staff (id, login, name, roles) values ($1, $2, $3, '{administrator}')`,
        [staffId, login, name],
      );
    noteWritten(tx, 'staff', staffId);
    const token = await createInvitation(tx, staffId, staffId);
    await writeAudit(tx, systemActor, 'createAdministrator', staffId, 'done', {
      by: currentUserAtHost(),
      again,
      another: others.length > 0,
    });
    return { staffId, token, again };
  });
}

/** `name@host`; a container may have no name for its user. */
function currentUserAtHost(): string {
  let name = `uid ${process.getuid?.() ?? '?'}`;
  try {
    name = os.userInfo().username;
  } catch {
    // No line in /etc/passwd.
  }
  return `${name}@${os.hostname()}`.slice(0, 200);
}
