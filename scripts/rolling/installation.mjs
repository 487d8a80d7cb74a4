// An installation whose processes are replaced one by one under load: two api processes behind HAProxy, two workers.
import { asStaff } from '../../examples/desk-client.mjs';
import { openClients } from '../lib/clients.mjs';
import { prepareInstallation, secondReviewer } from '../lib/installation.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startBalancer } from './balancer.mjs';

/** The default of production: longer than HAProxy needs to see that a process drains. */
const DRAIN_SECONDS = '5';
/** Of a former release: 0.1.0 asks the database before it says so, which took more than 2 s under this load. */
const FORMER_DRAIN_SECONDS = '10';

/** @typedef {Awaited<ReturnType<typeof startRolling>>} Rolling */
/** @typedef {'worker-1' | 'worker-2' | 'api-1' | 'api-2'} ProcessName */
/** @typedef {import('../lib/processes.mjs').Running} Running */
/** @typedef {import('../lib/installation.mjs').Prepared['database']} Database */

export const processNames = /** @type {const} */ (['worker-1', 'worker-2', 'api-1', 'api-2']);

/**
 * @param {object} options
 * @param {number} options.orders how many orders, of which each needs a subject of its own
 * @param {string} [options.tree] the checkout whose programs run at first
 * @param {string} [options.bin] the programs of another PostgreSQL
 * @param {string} [options.filesDir] an empty folder for `FILES_DIR`
 * @param {(name: ProcessName, database: Database, sandboxUrl: string) => Promise<Record<string, string>>} [options.settingsOf] more settings of a process, asked at
 * each of its starts
 */
export async function startRolling({ orders, tree = root, bin, filesDir, settingsOf = async () => ({}) }) {
  const prepared = await prepareInstallation('rolling', {
    sandbox: { SANDBOX_FAULT_SEED: '1', SANDBOX_MORE_SUBJECTS: String(1 + Math.ceil(orders / 20)) },
    ...{ tree, bin, filesDir },
  });
  const ports = [await freePort(), await freePort()];
  /** @type {Map<ProcessName, Running>} */
  const running = new Map();
  /** @param {ProcessName} name @param {string} of its checkout */
  const start = async (name, of) => {
    const [kind, nth] = name.split('-');
    const drain = of === root ? DRAIN_SECONDS : FORMER_DRAIN_SECONDS;
    const env = kind === 'api' ? { PORT: String(ports[Number(nth) - 1]), DRAIN_SECONDS: drain } : {};
    running.set(
      name,
      await prepared.startProcess(
        kind === 'api' ? 'api' : 'worker',
        name,
        {
          .../** @type {Record<string, string>} */ (env),
          ...(await settingsOf(name, prepared.database, prepared.sandboxUrl)),
        },
        of,
      ),
    );
  };
  await Promise.all(processNames.map((name) => start(name, tree)));
  const { signIns, partnerKey } = await prepared.seedPeople();
  const balancer = await startBalancer(prepared.logDir, ports);
  await balancer.waitUntilUp('api-1', 'api-2');
  const { url } = balancer;
  const clients = await openClients({ url, sandboxUrl: prepared.sandboxUrl, signIns, partnerKey });
  await clients.setLimits(10_000, 100_000);
  await clients.grantAllRecords();
  const second = secondReviewer(signIns);
  /** Ends a process and waits for its end. @param {ProcessName} name @param {NodeJS.Signals} signal */
  const end = async (name, signal) => {
    const former = running.get(name);
    if (former !== undefined) process.kill(former.pid, signal);
    await former?.exit;
    running.delete(name);
  };
  /** Starts a process; an api process is back when HAProxy sends requests to it. @param {ProcessName} name @param {string} [of] */
  const startAgain = async (name, of = root) => {
    await start(name, of);
    if (name.startsWith('api')) await balancer.waitUntilUp(name);
  };

  return {
    ...prepared,
    clients,
    partnerKey,
    signIns,
    /** Signs in as the second reviewer, who pushes. */
    pusher: await asStaff(url, second.login, second.password),
    signIn: { login: second.login, password: second.password },
    balancer,
    end,
    startAgain,
    /** Address of an api process, without the balancer. @param {1 | 2} nth */
    apiUrl: (nth) => `http://127.0.0.1:${ports[nth - 1]}`,
    /**
     * Ends a process as a supervisor does, by SIGTERM, and starts it again, perhaps from another checkout.
     * @param {ProcessName} name @param {string} [of] @returns {Promise<number>} ms from SIGTERM until it is back
     */
    replace: async (name, of = root) => {
      const began = performance.now();
      await end(name, 'SIGTERM');
      await startAgain(name, of);
      return performance.now() - began;
    },
    stop: async () => {
      await balancer.stop();
      await Promise.all([...running.values()].map((one) => one.stop()));
      await prepared.stop();
    },
  };
}
