// An installation of its own for a run with faults: PostgreSQL, sandbox with all bureaus, a migrated and seeded database. Who starts api and
// worker processes on it decides how these end.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programFile } from './bundle.mjs';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { makeKeys } from './keys.mjs';
import { root } from './paths.mjs';
import { urlFor, withClient } from './pg-client.mjs';
import { prepareDatabase, startPostgres } from './postgres.mjs';
import { runProgram, startProgram } from './processes.mjs';
import { mustRun } from './run.mjs';

/** Shorter than in operation, so that a run takes minutes: a call to a bureau times out after 3 s instead of 30 s. */
const workerSettings = {
  BUREAU_CALL_MS: '3000',
  BUREAU_CONNECT_MS: '2000',
  BUREAU_POLL_MS: '500',
  BUREAU_BATCH_MS: '1000',
  BUREAU_LONGEST_RETRY_MS: '10000',
  OUTBOX_AGAIN_S: '2',
  QUEUE_LOCK_MS: '2000',
};
const programs = { migrate: 'packages/database/dist/migrate.js', seed: 'packages/setup/dist/seed.js' };

/** @typedef {Awaited<ReturnType<typeof prepareInstallation>>} Prepared */

/**
 * @param {string} name of its temporary folder
 * @param {{ sandbox: Record<string, string>, tree?: string, bin?: string, filesDir?: string }} options `tree`: the checkout whose programs
 * migrate and seed; `bin`: the programs of another PostgreSQL; `filesDir`: an empty folder for `FILES_DIR`
 */
export async function prepareInstallation(name, { sandbox: sandboxSettings, tree = root, bin, filesDir: ownFiles }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `beian-${name}-`));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const logDir = path.join(folder, 'logs');
  const filesDir = ownFiles ?? path.join(folder, 'files');
  mkdirSync(filesDir, { recursive: true });
  const keysFile = path.join(folder, 'keys.json');
  makeKeys(keysFile, false);
  const postgres = await startPostgres({ ephemeral: true, bin });
  const url = await prepareDatabase(postgres);
  const superuserUrl = new URL(postgres.superuserUrl);
  superuserUrl.pathname = '/beian';
  /** @param {string} sql @param {unknown[]} [values] @returns {Promise<any[]>} */
  const query = (sql, values) =>
    withClient(superuserUrl.href, async (client) => (await client.query(sql, values)).rows);
  // Commits must survive the crash of the server, in a restored database, too. The machine does not crash here, so fsync stays off.
  await query('alter role all set synchronous_commit = on');
  const database = {
    DATABASE_URL: url,
    DATABASE_APP_URL: urlFor(url, 'app', postgres.passwords.app),
    DATABASE_WORKER_URL: urlFor(url, 'worker', postgres.passwords.worker),
  };
  const base = { ...process.env, HOST: '127.0.0.1', KEYS_FILE: keysFile, FILES_DIR: filesDir, LOG_LEVEL: 'info' };
  const sandbox = await startProgram({
    name: 'sandbox',
    file: programFile('sandbox'),
    logDir,
    env: {
      ...base,
      SANDBOX_PORT: '0',
      SANDBOX_SMTP_PORT: '0',
      SANDBOX_DATA: path.join(folder, 'sandbox'),
      SANDBOX_BUREAUS: 'all',
      SANDBOX_DECISION_MS: '1500',
      ...sandboxSettings,
    },
  });
  const sandboxUrl = `http://127.0.0.1:${sandbox.ready.port}`;
  const world = {
    SANDBOX_URL: sandboxUrl,
    SMTP_URL: `smtp://127.0.0.1:${sandbox.ready.smtpPort}`,
    SMS_URL: `${sandboxUrl}/sms`,
    REGISTRY_URL: `${sandboxUrl}/registry`,
    MINISTRY_URL: `${sandboxUrl}/ministry`,
    BUREAU_APP_URL: `${sandboxUrl}/bureau-app`,
    FACE_CHECK_URL: `${sandboxUrl}/face-check`,
    RESOURCES_URL: `${sandboxUrl}/resources`,
    BUREAU_LIST: `${sandboxUrl}/control/bureaus`,
  };
  /** Runs a program that ends by itself. @param {keyof typeof programs} program @param {string[]} args @param {string} [of] its checkout */
  const runOnce = (program, args = [], of = tree) =>
    runProgram({
      name: program,
      file: path.join(of, programs[program]),
      args,
      logDir,
      readyWithin: 180_000,
      // Creates demonstration accounts, in a database that is marked as a demonstration.
      env: { ...base, ...world, ...database, DEMONSTRATION: '1' },
    });
  await runOnce('migrate');
  await runOnce('seed', ['connection']);
  const settingsOf = {
    api: { DATABASE_APP_URL: database.DATABASE_APP_URL, SANDBOX_URL: sandboxUrl },
    worker: { ...world, ...workerSettings, DATABASE_WORKER_URL: database.DATABASE_WORKER_URL },
  };

  /** @param {string[]} args */
  const controlDatabase = (...args) =>
    mustRun(
      'The database does not stop or start:',
      path.join(postgres.place.bin, 'pg_ctl'),
      ['-D', postgres.place.data, '-m', 'immediate', '-w', '-t', '60', ...args],
      { ...postgres.place.who, cwd: '/', output: 'dropped' },
    );
  // Also from a stopped server, with the settings that it had.
  const restartDatabase = () => controlDatabase('-l', path.join(postgres.place.data, 'server.log'), 'restart');

  return {
    logDir,
    sandboxUrl,
    postgres,
    superuserUrl: superuserUrl.href,
    database,
    filesDir,
    keysFile,
    query,
    /** Kills all processes of the database at once: uncommitted work is lost. */
    stopDatabase: () => controlDatabase('stop'),
    /** Starts a stopped database; kills a running one first. */
    restartDatabase,
    runOnce,
    /**
     * Starts an api or worker process.
     * @param {'api' | 'worker'} kind @param {string} as its name in the logs @param {Record<string, string>} env @param {string} [of] its checkout
     */
    startProcess: (kind, as, env = {}, of = tree) =>
      startProgram({ name: as, file: programFile(kind, of), logDir, env: { ...base, ...settingsOf[kind], ...env } }),
    /** Makes the people and partners; a worker must run. */
    seedPeople: async () => {
      const seeded = await runOnce('seed', ['people']);
      const signIns = /** @type {{ role: string, login: string, password: string }[]} */ (seeded.signIns);
      return { signIns, partnerKey: String(seeded.partnerKey) };
    },
    stop: async () => {
      await sandbox.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The second reviewer, who pushes. @param {readonly { role: string, login: string, password: string }[]} signIns */
export function secondReviewer(signIns) {
  const found = signIns.filter(({ role }) => role === 'reviewer')[1];
  if (found === undefined) throw new Failure('The installation has no second reviewer');
  return found;
}
