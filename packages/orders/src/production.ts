import { readFileSync, statSync } from 'node:fs';

/** What an example, a demonstration or a habit would leave as a password: nobody has to guess it. */
const defaultPasswords = [
  'app',
  'worker',
  'migrator',
  'postgres',
  'beian',
  'password',
  'secret',
  'changeme',
  'example',
  'admin',
];
const MIN_PASSWORD_CHARACTERS = 12;

/** What a program must not start with in production, each as a sentence that names the setting and repeats no value; empty: all is well. */
export function productionFaults({
  keysFile,
  setting,
  databaseUrl,
}: {
  readonly keysFile: string;
  /** The variable of `databaseUrl`. */
  readonly setting: string;
  readonly databaseUrl: string;
}): string[] {
  return [...keysFaults(keysFile), ...passwordFaults(setting, databaseUrl)];
}

function keysFaults(file: string): string[] {
  let text: string;
  let mode: number;
  try {
    mode = statSync(file).mode;
    text = readFileSync(file, 'utf8');
  } catch {
    return ['KEYS_FILE must name a keys file that is there: make one with node scripts/keys.mjs FILE.'];
  }
  if ((mode & 0o077) !== 0) return ['KEYS_FILE must be readable by its owner alone: chmod 600.'];
  return /"madeBy"\s*:\s*"npm start"/.test(text)
    ? [
        'KEYS_FILE must not hold the keys of a demonstration, which npm start made: make others with node scripts/keys.mjs FILE.',
      ]
    : [];
}

function passwordFaults(setting: string, databaseUrl: string): string[] {
  if (!URL.canParse(databaseUrl)) return [];
  const { username, password } = new URL(databaseUrl);
  const given = decodeURIComponent(password).toLowerCase();
  // Empty: the server trusts this program by something else, a socket or a certificate.
  if (given === '') return [];
  if (
    given === decodeURIComponent(username).toLowerCase() ||
    defaultPasswords.some((word) => given.replace(/[\d\W_]+$/, '') === word)
  )
    return [`${setting} must not hold a default password: give the role one of its own.`];
  return given.length < MIN_PASSWORD_CHARACTERS
    ? [`${setting} must hold a password of at least ${MIN_PASSWORD_CHARACTERS} characters.`]
    : [];
}
