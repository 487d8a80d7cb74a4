import os from 'node:os';
import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { SetupFault } from '@beian/database/programs';
import { type AppContext, readOnly, type Tx, transaction } from '@beian/database/transaction';
import { settingRow } from '@beian/domain/settings';
import { foldLogin, loginPattern, MAX_NAME_LENGTH } from '@beian/domain/staff';
import { systemActor } from '../sign-in/sessions.ts';
import { createInvitation } from './invitations.ts';

export interface FirstAdministrator {
  readonly login: string;
  /** Shown on timelines. */
  readonly name: string;
  /** Create the account although an administrator exists. */
  readonly another: boolean;
  /** Value of the setting `edition`; undefined: it stays. */
  readonly edition?: string | undefined;
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
    await chooseEdition(tx, given.edition, name);
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
      ...(given.edition !== undefined && { edition: given.edition }),
    });
    return { staffId, token, again };
  });
}

/** Whether somebody has chosen the edition of the rules: a new database holds one that nobody chose. */
export const isEditionChosen = (ctx: AppContext): Promise<boolean> =>
  readOnly(ctx, systemActor, async ({ client }) => {
    const { rows } = await client.query<{ chosen: boolean }>(
      `/* isEditionChosen */ select changed_at is not null or (select demonstration from app.clock) as chosen from app.settings where name = 'edition'`,
    );
    return rows[0]?.chosen === true;
  });

/** @throws SetupFault */
async function chooseEdition(tx: Tx, edition: string | undefined, by: string): Promise<void> {
  if (edition === undefined) return;
  const choice = settingRow('edition').choices.find(({ value }) => value === edition);
  if (choice === undefined)
    throw new SetupFault(
      `--edition must be one of ${settingRow('edition')
        .choices.map(({ value }) => value)
        .join(', ')}.`,
    );
  // Row-level security leaves the row alone once somebody has chosen.
  const { rowCount } = await tx.client.query(
    `/* chooseEdition */ update app.settings set value = $1, changed_at = app.now(), changed_by = $2 where name = 'edition'`,
    [JSON.stringify(choice.stored), by],
  );
  if (rowCount === 0)
    throw new SetupFault('--edition was chosen before: an administrator changes it in the console under Settings.');
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
