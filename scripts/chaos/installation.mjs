// The installation of a chaos run: a PostgreSQL that can crash, the sandbox, two api processes and three workers, each with a network
// to the database that can fail.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { databaseProxy } from '@beian/testing/database';
import { asStaff } from '../../examples/desk-client.mjs';
import { programFile } from '../lib/bundle.mjs';
import { onExit } from '../lib/cleanup.mjs';
import { openClients } from '../lib/clients.mjs';
import { Failure } from '../lib/failure.mjs';
import { makeKeys } from '../lib/keys.mjs';
import { root } from '../lib/paths.mjs';
import { urlFor, withClient } from '../lib/pg-client.mjs';
import { freePort } from '../lib/ports.mjs';
import { prepareDatabase, startPostgres } from '../lib/postgres.mjs';
import { runProgram, startProgram } from '../lib/processes.mjs';
import { mustRun } from '../lib/run.mjs';
import { supervise } from './supervise.mjs';

const APIS = 2;
const WORKERS = 3;

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

/** @typedef {Awaited<ReturnType<typeof startInstallation>>} Installation */

/** Provinces that can have more subjects than usual, of those that get orders (chaos/orders.mjs). */
const PROVINCES_WITH_MORE = 22;
/** Most of them in a province, as the sandbox allows. */
const MOST_MORE_SUBJECTS = 23;

/**
 * @param {string} seed seed of the sandbox's faults
 * @param {number} orders every order has a subject of its own
 */
export async function startInstallation(seed, orders) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-chaos-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const logDir = path.join(folder, 'logs');
  const filesDir = path.join(folder, 'files');
  mkdirSync(filesDir);
  const keysFile = path.join(folder, 'keys.json');
  makeKeys(keysFile, false);
  const postgres = await startPostgres({ ephemeral: true });
  const url = await prepareDatabase(postgres);
  const { bin, data, who } = postgres.place;
  const superuserUrl = new URL(postgres.superuserUrl);
  superuserUrl.pathname = '/beian';
  /** @param {string} sql @param {unknown[]} [values] @returns {Promise<any[]>} */
  const query = (sql, values) =>
    withClient(superuserUrl.href, async (client) => (await client.query(sql, values)).rows);
  // Commits must survive the crash of the server. The machine does not crash here, so fsync stays off.
  await query('alter database beian set synchronous_commit = on');
  const database = {
    DATABASE_URL: url,
    DATABASE_APP_URL: urlFor(url, 'app', postgres.passwords.app),
    DATABASE_WORKER_URL: urlFor(url, 'worker', postgres.passwords.worker),
  };
  const base = { ...process.env, HOST: '127.0.0.1', KEYS_FILE: keysFile, FILES_DIR: filesDir, LOG_LEVEL: 'info' };
  const programs = { migrate: 'packages/database/dist/migrate.js', seed: 'packages/setup/dist/seed.js' };

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
      SANDBOX_FAULT_SEED: seed,
      SANDBOX_MORE_SUBJECTS: String(Math.min(1 + Math.ceil(orders / PROVINCES_WITH_MORE), MOST_MORE_SUBJECTS)),
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
    BUREAU_LIST: `${sandboxUrl}/control/bureaus`,
  };
  const once = (/** @type {keyof typeof programs} */ name, /** @type {string[]} */ args = []) =>
    runProgram({
      name,
      file: path.join(root, programs[name]),
      args,
      logDir,
      readyWithin: 180_000,
      // Creates demonstration accounts, in a database that is marked as a demonstration.
      env: { ...base, ...world, ...database, DEMONSTRATION: '1' },
    });
  await once('migrate');
  await once('seed', ['connection']);

  const ports = await Promise.all(Array.from({ length: APIS }, () => freePort()));
  const start = (
    /** @type {import('../lib/bundle.mjs').ProgramName} */ kind,
    /** @type {number} */ at,
    /** @type {Record<string, string>} */ env,
  ) => {
    const name = `${kind}-${at + 1}`;
    return supervise(name, () => startProgram({ name, file: programFile(kind), logDir, env: { ...base, ...env } }));
  };
  const networks = await Promise.all(Array.from({ length: APIS + WORKERS }, () => databaseProxy(url)));
  const throughNetwork = (/** @type {number} */ at, /** @type {string} */ address) =>
    networks[at]?.through(address) ?? address;
  const [workers, apis, seeded] = await Promise.all([
    Promise.all(
      Array.from({ length: WORKERS }, (_, at) =>
        start('worker', at, {
          ...world,
          ...workerSettings,
          DATABASE_WORKER_URL: throughNetwork(APIS + at, database.DATABASE_WORKER_URL),
        }),
      ),
    ),
    Promise.all(
      ports.map((port, at) =>
        start('api', at, {
          PORT: String(port),
          DATABASE_APP_URL: throughNetwork(at, database.DATABASE_APP_URL),
          SANDBOX_URL: sandboxUrl,
        }),
      ),
    ),
    once('seed', ['people']),
  ]);
  const signIns = /** @type {{ role: string, login: string, password: string }[]} */ (seeded.signIns);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const clients = await openClients({ url: urls[0] ?? '', sandboxUrl, signIns, partnerKey: String(seeded.partnerKey) });
  await clients.setLimits(10_000, 100_000);
  await clients.grantAllRecords();
  const second = signIns.filter(({ role }) => role === 'reviewer')[1];
  if (second === undefined) throw new Failure('The installation has no second reviewer');

  return {
    logDir,
    sandboxUrl,
    clients,
    /** A client of the second reviewer, who pushes, at each api process. */
    pushers: await Promise.all(urls.map((each) => asStaff(each, second.login, second.password))),
    apis,
    workers,
    /** Between each process and the database. */
    networks,
    query,
    /** Kills all processes of the database at once and starts it again: uncommitted work is lost. */
    crashDatabase: () =>
      mustRun(
        'The database does not come back:',
        path.join(bin, 'pg_ctl'),
        ['-D', data, '-m', 'immediate', '-w', '-t', '60', '-l', path.join(data, 'server.log'), 'restart'],
        { ...who, cwd: '/', output: 'dropped' },
      ),
    stop: async () => {
      await Promise.all([...apis, ...workers].map((one) => one.stop()));
      await sandbox.stop();
      await Promise.all(networks.map((one) => one.close()));
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
