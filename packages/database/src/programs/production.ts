import { readFileSync, statSync } from 'node:fs';

/** Passwords from examples, demonstrations or habit, which anybody can guess. */
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

/**
 * Faults that must stop a program from starting in production: one sentence each, which names the setting and repeats
 * no value. Empty when there are none.
 */
export function productionFaults({
  keysFile,
  setting,
  databaseUrl,
}: {
  readonly keysFile: string;
  /** Name of the environment variable that `databaseUrl` comes from. */
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
  // No password: the server authenticates this program by a socket or a certificate.
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
