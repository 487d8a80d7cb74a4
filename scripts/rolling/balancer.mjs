import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { onExit } from '../lib/cleanup.mjs';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';

/** Time between two looks at the states of the servers, ms. */
const LOOK_MS = 100;
const READY_TIMEOUT_MS = 60_000;
/** Characters of its log that are kept. */
const KEPT = 20_000;

/** @typedef {{ name: string, isUp: boolean }} Server */
/**
 * What HAProxy counted since its start. `failed`: answers with status 5xx, and requests that got no answer of a process; `retried`:
 * connections that were refused and made again, perhaps to the other process.
 * @typedef {{ requests: number, failed: number, retried: number }} Counts
 */

/**
 * Starts HAProxy with the settings that operators get, `docker/haproxy.cfg`.
 * @param {string} folder of its socket @param {readonly number[]} ports of the two api processes, `api-1` and `api-2`
 */
export async function startBalancer(folder, ports) {
  const port = await freePort();
  const socket = path.join(folder, 'haproxy.sock');
  const [API_1, API_2] = ports.map((one) => `127.0.0.1:${one}`);
  const child = spawn('haproxy', ['-db', '-f', path.join(root, 'docker/haproxy.cfg')], {
    env: { ...process.env, BIND: `127.0.0.1:${port}`, API_1, API_2, ADMIN_SOCKET: socket },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ more) => {
      said = (said + more).slice(-KEPT);
    });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(undefined);
    });
    child.once('close', resolve);
  });
  const { end } = onExit(async () => {
    child.kill('SIGTERM');
    await ended;
  });

  /** @returns {Promise<Record<string, string>[]>} one row for each frontend, backend and server */
  async function readStats() {
    const connection = net.connect(socket);
    connection.write('show stat\n');
    const [head = '', ...lines] = (await text(connection)).trim().split('\n');
    const names = head.replace('# ', '').split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at], value])));
  }
  /** @returns {Promise<Server[]>} */
  const readServers = async () =>
    (await readStats())
      .filter(({ svname = '' }) => svname.startsWith('api-'))
      .map(({ svname = '', status = '' }) => ({ name: svname, isUp: status.startsWith('UP') }));

  const balancer = {
    url: `http://127.0.0.1:${port}`,
    readServers,
    /** @returns {Promise<Counts>} */
    readCounts: async () => {
      const backend = (await readStats()).find(({ svname, pxname }) => pxname === 'api' && svname === 'BACKEND') ?? {};
      const count = (/** @type {string[]} */ ...names) =>
        names.reduce((sum, name) => sum + Number(backend[name] || 0), 0);
      return {
        requests: count('req_tot'),
        failed: count('hrsp_5xx', 'econ', 'eresp'),
        retried: count('wretr', 'wredis'),
      };
    },
    /** Its log: states of the servers, and requests that failed. */
    log: () => said,
    /** Waits until HAProxy sends requests to these servers. @param {...string} names */
    waitUntilUp: async (...names) => {
      for (const deadline = performance.now() + READY_TIMEOUT_MS; ; await pause(LOOK_MS)) {
        const up = await readServers().catch(() => []);
        if (names.every((name) => up.some((one) => one.name === name && one.isUp))) return;
        if (performance.now() > deadline || child.exitCode !== null)
          throw new Failure(`HAProxy does not see ${names.join(' and ')}:`, said);
      }
    },
    stop: end,
  };
  await Promise.race([once(child, 'spawn'), ended]);
  return balancer;
}

/** @typedef {Awaited<ReturnType<typeof startBalancer>>} Balancer */

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
