// The installation of a chaos run: a PostgreSQL that can crash, the sandbox, two api processes and three workers, each with a network
// to the database that can fail.
import { databaseProxy } from '@beian/testing/database';
import { asStaff } from '../../examples/desk-client.mjs';
import { openClients } from '../lib/clients.mjs';
import { prepareInstallation, secondReviewer } from '../lib/installation.mjs';
import { freePort } from '../lib/ports.mjs';
import { supervise } from './supervise.mjs';

const APIS = 2;
const WORKERS = 3;

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
  const prepared = await prepareInstallation('chaos', {
    sandbox: {
      SANDBOX_FAULT_SEED: seed,
      SANDBOX_MORE_SUBJECTS: String(Math.min(1 + Math.ceil(orders / PROVINCES_WITH_MORE), MOST_MORE_SUBJECTS)),
    },
  });
  const { sandboxUrl, logDir, query } = prepared;
  const ports = await Promise.all(Array.from({ length: APIS }, () => freePort()));
  const start = (
    /** @type {'api' | 'worker'} */ kind,
    /** @type {number} */ at,
    /** @type {Record<string, string>} */ env,
  ) => {
    const name = `${kind}-${at + 1}`;
    return supervise(name, () => prepared.startProcess(kind, name, env));
  };
  const networks = await Promise.all(
    Array.from({ length: APIS + WORKERS }, () => databaseProxy(prepared.database.DATABASE_URL)),
  );
  const throughNetwork = (/** @type {number} */ at, /** @type {string} */ address) =>
    networks[at]?.through(address) ?? address;
  const { DATABASE_APP_URL, DATABASE_WORKER_URL } = prepared.database;
  const [workers, apis, { signIns, partnerKey }] = await Promise.all([
    Promise.all(
      Array.from({ length: WORKERS }, (_, at) =>
        start('worker', at, { DATABASE_WORKER_URL: throughNetwork(APIS + at, DATABASE_WORKER_URL) }),
      ),
    ),
    Promise.all(
      ports.map((port, at) =>
        start('api', at, { PORT: String(port), DATABASE_APP_URL: throughNetwork(at, DATABASE_APP_URL) }),
      ),
    ),
    prepared.seedPeople(),
  ]);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const clients = await openClients({ url: urls[0] ?? '', sandboxUrl, signIns, partnerKey });
  await clients.setLimits(10_000, 100_000);
  await clients.grantAllRecords();
  const second = secondReviewer(signIns);

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
    crashDatabase: prepared.restartDatabase,
    stop: async () => {
      await Promise.all([...apis, ...workers].map((one) => one.stop()));
      await Promise.all(networks.map((one) => one.close()));
      await prepared.stop();
    },
  };
}
