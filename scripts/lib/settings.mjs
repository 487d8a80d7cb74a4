import { Failure } from './failure.mjs';
import { isSlow } from './slow.mjs';

/**
 * An environment variable that changes the start.
 * @typedef {{ kind: keyof typeof kinds, help: string }} Setting
 */

/** Formats of values. Each returns the end of an error sentence, or undefined when the value is valid. */
const kinds = {
  /** @param {string} value */
  port: (value) =>
    /^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536
      ? undefined
      : 'must be a port number from 1 to 65535',
  /** @param {string} value */
  milliseconds: (value) =>
    /^\d{1,9}$/.test(value) ? undefined : 'must be a number of milliseconds (digits only, at most nine)',
  /** @param {string} value */
  edition: (value) =>
    /^(current|\d{4}-\d{2}(-\d{2})?)$/.test(value) ? undefined : 'must be current, or an edition such as 2018-06',
  /** @param {string} value */
  flag: (value) => (['0', '1'].includes(value) ? undefined : 'must be 0 or 1'),
  /** @param {string} value */
  bureaus: (value) =>
    /^(all|\d{6}(,\d{6})*)$/.test(value) ? undefined : 'must be all, or codes of provinces with commas between them',
  /** @param {string} value */
  bureauPorts: (value) =>
    /^(\d{1,5}|\d{6}:\d{1,5}(,\d{6}:\d{1,5})*)$/.test(value)
      ? undefined
      : 'must be a first port, or province:port pairs with commas between them',
  /** @param {string} value */
  postgres: (value) =>
    hasProtocol(value, ['postgres:', 'postgresql:'])
      ? undefined
      : 'must be an address like postgres://user:password@host:5432/database',
  /** @param {string} value */
  redis: (value) =>
    hasProtocol(value, ['redis:', 'rediss:']) ? undefined : 'must be an address like redis://host:6379',
  /** @param {string} value */
  smtp: (value) => (hasProtocol(value, ['smtp:', 'smtps:']) ? undefined : 'must be an address like smtp://host:25'),
  /** @param {string} value */
  http: (value) => (hasProtocol(value, ['http:', 'https:']) ? undefined : 'must be an address like http://host:4300'),
  /** @param {string} value */
  factor: (value) => (isSlow(value) ? undefined : 'must be a number from 1 to 20'),
  /** @param {string} value */
  path: (value) => (value.includes('\0') ? 'must be a path' : undefined),
};

/** The settings of `npm start`; the help text is printed from them. */
const settings = /** @satisfies {Record<string, Setting>} */ ({
  PORT: { kind: 'port', help: 'of console and API on 127.0.0.1; 4000, or a free one when 4000 is taken' },
  DATABASE_URL: { kind: 'postgres', help: 'the migrator’s; without it the start runs a PostgreSQL of its own' },
  DATABASE_APP_URL: { kind: 'postgres', help: 'the API’s; derived from DATABASE_URL' },
  DATABASE_WORKER_URL: { kind: 'postgres', help: 'the worker’s; derived from DATABASE_URL' },
  POSTGRES_BIN: {
    kind: 'path',
    help: 'folder with the programs of another PostgreSQL for the data in .data; the one that npm ships',
  },
  REDIS_URL: { kind: 'redis', help: 'queues on Redis instead of PostgreSQL' },
  SANDBOX_URL: {
    kind: 'http',
    help: 'a sandbox that runs elsewhere; none is started then (set SMTP_URL, SMS_URL too)',
  },
  SANDBOX_PORT: { kind: 'port', help: 'of the sandbox; 4300, or a free one, kept for the next start' },
  SANDBOX_SMTP_PORT: { kind: 'port', help: 'of the sandbox’s mailbox; 4325, or a free one, kept for the next start' },
  SANDBOX_BUREAUS: { kind: 'bureaus', help: 'provinces whose bureaus the sandbox plays, with commas between; all' },
  SANDBOX_BUREAU_PORTS: {
    kind: 'bureauPorts',
    help: 'ports of the bureaus’ own: a first one, counted up, or province:port pairs; all on SANDBOX_PORT without it',
  },
  DEMO: {
    kind: 'flag',
    help: '0: the first start of a database of its own starts with no demonstration',
  },
  EDITION: {
    kind: 'edition',
    help: 'the rules of a database of its own: current, those of the day, or an edition; 2018-06, the founding edition',
  },
  SANDBOX_DECISION_MS: { kind: 'milliseconds', help: 'how long the sandbox’s bureau thinks before it decides' },
  SANDBOX_SMS_DELAY_MS: { kind: 'milliseconds', help: 'how long the sandbox’s ministry takes to send a code' },
  SANDBOX_SMS_WINDOW_MS: { kind: 'milliseconds', help: 'how long the sandbox’s ministry takes an answer' },
  SMTP_URL: { kind: 'smtp', help: 'where mail goes; the sandbox’s mailbox' },
  SMS_URL: { kind: 'http', help: 'where text messages go; the sandbox’s phone' },
  MESSENGER_URL: {
    kind: 'http',
    help: 'where messages go that SMS or mail could not deliver; the sandbox’s messenger',
  },
  REGISTRY_URL: { kind: 'http', help: 'the domain registry that is asked; the sandbox’s' },
  MINISTRY_URL: { kind: 'http', help: 'where the ministry says how an SMS check stands; the sandbox’s' },
  BUREAU_APP_URL: { kind: 'http', help: 'the app with which a bureau photographs (Shanghai); the sandbox’s' },
  FACE_CHECK_URL: { kind: 'http', help: 'the service that checks a face by phone; the sandbox’s' },
  RESOURCES_URL: { kind: 'http', help: 'the cloud that is asked about service codes; the sandbox’s' },
  READER: { kind: 'flag', help: '0: starts without apps/reader, so papers are not read' },
  READER_URL: { kind: 'http', help: 'a reader of papers that runs elsewhere; none is started then' },
  FILES_DIR: { kind: 'path', help: 'folder of the stored images; .data/files' },
  KEYS_FILE: { kind: 'path', help: 'sealing and hash keys; .data/keys.json' },
  AUDIT_KEY_FILE: { kind: 'path', help: 'the key that heads of the audit are signed with; .data/audit-key.pem' },
  AUDIT_HEADS_DIR: { kind: 'path', help: 'folder outside of the database for these heads; .data/audit-heads' },
  SLOW: { kind: 'factor', help: 'how many times longer than usual it waits for each program, on a slow machine; 1' },
});

/** @typedef {keyof typeof settings} SettingName */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Partial<Record<SettingName, string>>} the settings that are set; an empty value counts as not set
 * @throws {Failure} with one sentence for each wrong or missing setting
 */
export function readSettings(env) {
  /** @type {Partial<Record<SettingName, string>>} */
  const read = {};
  /** @type {string[]} */
  const mistakes = [];
  for (const [key, { kind }] of Object.entries(settings)) {
    const value = env[key];
    if (!value) continue;
    const name = /** @type {SettingName} */ (key);
    const mistake = kinds[kind](value);
    // The message never shows a value that may contain a password.
    const shown = kind === 'port' || kind === 'milliseconds' ? ` and is ${JSON.stringify(value)}` : '';
    if (mistake) mistakes.push(`${name} ${mistake}${shown}.`);
    else read[name] = value;
  }
  if (read.SANDBOX_URL) {
    for (const name of /** @type {const} */ (['SMTP_URL', 'SMS_URL'])) {
      if (!read[name]) mistakes.push(`${name} is missing: SANDBOX_URL names a sandbox elsewhere, so ${name} must too.`);
    }
  }
  if ((read.DATABASE_APP_URL || read.DATABASE_WORKER_URL) && !read.DATABASE_URL) {
    const named = read.DATABASE_APP_URL ? 'DATABASE_APP_URL' : 'DATABASE_WORKER_URL';
    mistakes.push(`DATABASE_URL is missing: ${named} names a database, so DATABASE_URL must name the same one.`);
  }
  if (mistakes.length > 0) throw new Failure(mistakes.join('\n'));
  return read;
}

/** @returns {string} one line for each setting */
export function settingsHelp() {
  return Object.entries(settings)
    .map(([name, { help }]) => `  ${name.padEnd(20)} ${help}`)
    .join('\n');
}

/**
 * @param {string} value
 * @param {string[]} protocols
 */
function hasProtocol(value, protocols) {
  try {
    const { protocol, hostname } = new URL(value);
    return protocols.includes(protocol) && hostname !== '';
  } catch {
    return false;
  }
}
