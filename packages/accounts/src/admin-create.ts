import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { openContext } from '@beian/database/context';
import { explainConnectionError, isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { currentEdition, namedEditions } from '@beian/domain/province';
import { INVITATION_HOURS } from '@beian/domain/staff';
import { z } from 'zod';
import { createAdministrator, type FirstAdministrator, isEditionChosen } from './accounts/first-administrator.ts';

const help = `npm run admin:create [-- --login LOGIN --name NAME] [--edition EDITION] [--another] [--link-file FILE]
(in an image: node packages/accounts/dist/admin-create.js) makes the first administrator and shows a link, once, by which they set their password.
What is not given is asked for.
--edition: the rules that orders are submitted under: current, those of the day, or an edition such as 2018-06; asked for until somebody has chosen.
The link is written to the terminal alone; where there is none, --link-file names a new file for it, which its owner alone reads.
--another: makes one more although there is an administrator.
It reads DATABASE_APP_URL, KEYS_FILE and FILES_DIR, and CONSOLE_URL for the link.`;

const requiredString = (what: string) => z.string(`is missing: it must be ${what}`);
const settings = z.object({
  DATABASE_APP_URL: requiredString('the address of the database for the user app'),
  KEYS_FILE: requiredString('the file of the sealing and hash keys'),
  FILES_DIR: requiredString('the folder of the stored images'),
  CONSOLE_URL: z.url('must be the address of the console, e.g. https://desk.example').optional(),
});

export interface AdminCommand {
  readonly login: string | undefined;
  readonly name: string | undefined;
  readonly another: boolean;
  readonly edition: string | undefined;
  readonly linkFile: string | undefined;
}

/** @throws SetupFault for an unknown option */
export function readCommand(args: readonly string[]): AdminCommand {
  const given: { login?: string; name?: string; edition?: string; linkFile?: string; another?: true } = {};
  const rest = [...args];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (option === '--another') {
      given.another = true;
      continue;
    }
    const what = ({ '--login': 'login', '--name': 'name', '--edition': 'edition', '--link-file': 'linkFile' } as const)[
      option
    ];
    const value = rest.shift();
    if (what === undefined || value === undefined || value === '')
      throw new SetupFault(`${option}: is no option.\n${help}`);
    given[what] = value;
  }
  const { login, name, edition, linkFile, another } = given;
  return { login, name, edition, linkFile, another: another === true };
}

interface Terminal {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

/** @throws SetupFault when a person must fix something */
export async function runCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { isTerminal, write }: Terminal,
): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return write(`${help}\n`);
  const command = readCommand(args);
  const {
    DATABASE_APP_URL: databaseUrl,
    KEYS_FILE: keysFile,
    FILES_DIR: filesDir,
    CONSOLE_URL,
  } = readSettings(settings, env);
  // Output to a pipe or file may be kept, so this is checked before anything is created.
  if (!isTerminal && command.linkFile === undefined)
    throw new SetupFault('The link is shown in a terminal alone: run this in one, or name a new file in --link-file.');
  // Must be a new file: an existing one may be readable by others.
  const file = command.linkFile === undefined ? undefined : { name: command.linkFile, fd: openNew(command.linkFile) };
  try {
    await createAndShowLink(command, { databaseUrl, keysFile, filesDir, consoleUrl: CONSOLE_URL ?? '' }, write, file);
  } catch (error) {
    if (file !== undefined) rmSync(file.name, { force: true });
    throw error;
  } finally {
    if (file !== undefined) closeSync(file.fd);
  }
}

function openNew(name: string): number {
  try {
    return openSync(name, 'wx', 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'EEXIST' ? 'it is there already: name a new file' : code;
    throw new SetupFault(`--link-file ${name} cannot be made: ${why}.`);
  }
}

const editionHelp = `Rules that orders are submitted under (${currentEdition}: those of the day; or ${namedEditions.join(', ')}), which an administrator can change later`;

interface InstallationSettings {
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  /** Empty when not known. */
  readonly consoleUrl: string;
}

async function createAndShowLink(
  command: AdminCommand,
  { databaseUrl, keysFile, filesDir, consoleUrl }: InstallationSettings,
  write: Terminal['write'],
  file: { readonly name: string; readonly fd: number } | undefined,
): Promise<void> {
  const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: 1 }).catch((error: unknown) => {
    throw explainConnectionError('DATABASE_APP_URL', databaseUrl, error);
  });
  try {
    const asked = await askForMissing(command, await isEditionChosen(ctx));
    const { token, again } = await createAdministrator(ctx, asked);
    const link = `${consoleUrl.replace(/\/$/, '')}/welcome#${token}`;
    const what = again
      ? `Another link for ${asked.login}; the one before ended.`
      : `${asked.login} is an administrator.`;
    const lead = `${what} The link is shown once and holds for ${INVITATION_HOURS} hours; it sets the password:`;
    if (file === undefined)
      write(`${lead}\n\n  ${link}\n\n${consoleUrl === '' ? 'Put the address of the console before it.\n' : ''}`);
    else {
      writeSync(file.fd, `${link}\n`);
      write(`${what} The link, which holds for ${INVITATION_HOURS} hours, is in ${file.name}.\n`);
    }
  } finally {
    await ctx.close();
  }
}

async function askForMissing(
  { login, name, edition, another }: AdminCommand,
  isChosen: boolean,
): Promise<FirstAdministrator> {
  const isComplete = login !== undefined && name !== undefined && (edition !== undefined || isChosen);
  if (isComplete) return { login, name, edition, another };
  if (!process.stdin.isTTY)
    throw new SetupFault(
      isChosen
        ? 'Give --login and --name: there is no terminal to ask in.'
        : `Give --login, --name and --edition: there is no terminal to ask in. ${editionHelp}`,
    );
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Reading through the iterator keeps lines that arrive before they are asked for, such as pasted ones.
  const answers = lines[Symbol.asyncIterator]();
  const question = async (text: string): Promise<string> => {
    process.stdout.write(text);
    const { value, done } = await answers.next();
    return done === true ? '' : value;
  };
  const askEdition = async () => (await question(`${editionHelp} [${currentEdition}]: `)).trim() || currentEdition;
  try {
    return {
      login: login ?? (await question('Login (3 to 40 small letters, digits, . - _): ')),
      name: name ?? (await question('Name, as colleagues know it: ')),
      edition: edition ?? (isChosen ? undefined : await askEdition()),
      another,
    };
  } finally {
    lines.close();
  }
}

if (isMainModule(import.meta.filename)) {
  try {
    await runCommand(process.argv.slice(2), process.env, {
      isTerminal: process.stdout.isTTY === true,
      write: (text) => void process.stdout.write(text),
    });
  } catch (error) {
    const known =
      error instanceof SetupFault || (error instanceof Error && /^(KEYS_FILE|FILES_DIR)/.test(error.message));
    process.stderr.write(
      `${known ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
