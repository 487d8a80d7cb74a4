// The installation of a drill: as of a rolling restart (scripts/rolling), each process with metrics and a network to the database that can fail.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { databaseProxy } from '@beian/testing/database';
import { openOrder } from '../../examples/order-flow.mjs';
import { drawKinds, makeOrders, planOrders, push } from '../chaos/orders.mjs';
import { pendingWork } from '../chaos/read-state.mjs';
import { freeRecords } from '../demonstration/records.mjs';
import { onExit } from '../lib/cleanup.mjs';
import { debianPostgres } from '../lib/debian-postgres.mjs';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startRedis } from '../lib/redis.mjs';
import { startTlsFront } from '../lib/tls-front.mjs';
import { processNames, startRolling } from '../rolling/installation.mjs';
import { startLoad } from './load.mjs';
import { readMetric } from './metrics.mjs';
import { makeVolume } from './volume.mjs';

/** @typedef {Awaited<ReturnType<typeof openDrill>>} Drill */
/** @typedef {import('../rolling/installation.mjs').ProcessName} ProcessName */
/** @typedef {import('@beian/testing/database').DatabaseProxy} DatabaseProxy */
/**
 * What the processes use.
 * @typedef {{ database: import('../rolling/installation.mjs').Database, filesDir: string, query: (sql: string, values?: unknown[]) => Promise<any[]> }} Place
 */

/** Longest wait for a fault to be seen, and for its end, ms. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 250;

/**
 * @param {object} options
 * @param {number} options.orders orders that can be pushed
 * @param {import('../demonstration/seeded-random.mjs').SeededRandom} options.random
 * @param {string} [options.tree] the checkout whose programs run at first
 */
export async function openDrill({ orders, random, tree }) {
  const { bin } = await debianPostgres();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-drill-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const volume = await makeVolume(path.join(folder, 'files'));
  const redis = await startRedis();
  // The SMS gateway of the sandbox, over TLS.
  const front = await startTlsFront(folder);
  /** @type {Map<ProcessName, DatabaseProxy>} */
  const networks = new Map();
  /** @type {Map<ProcessName, number>} */
  const metricsPorts = new Map();
  /** @type {Place | undefined} */
  let restored;
  const rolling = await startRolling({
    ...{ orders, tree, bin, filesDir: volume.folder },
    settingsOf: async (name, database, sandboxUrl) => {
      front.forwardTo(sandboxUrl);
      const network = networks.get(name) ?? (await databaseProxy(database.DATABASE_URL));
      const port = metricsPorts.get(name) ?? (await freePort());
      networks.set(name, network);
      metricsPorts.set(name, port);
      const variable = name.startsWith('api') ? 'DATABASE_APP_URL' : 'DATABASE_WORKER_URL';
      return {
        METRICS_PORT: String(port),
        ...(name.startsWith('worker') && {
          ...{ SMS_URL: `${front.address}/sms`, NODE_EXTRA_CA_CERTS: front.authorityFile, CERTIFICATE_LOOK_MS: '2000' },
        }),
        [variable]: network.through((restored?.database ?? database)[variable]),
        ...(name.startsWith('worker') && { REDIS_URL: redis.url }),
        ...(restored && { FILES_DIR: restored.filesDir }),
      };
    },
  });
  const { clients, pusher, balancer } = rolling;
  const query = (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) =>
    (restored?.query ?? rolling.query)(sql, values);

  /** Polls until the condition returns a value. @template T @param {string} what @param {() => Promise<T | undefined | false>} look @returns {Promise<T>} */
  async function until(what, look) {
    for (const deadline = performance.now() + PATIENCE_MS; ; ) {
      const found = await look().catch(() => undefined);
      if (found !== undefined && found !== false) return found;
      if (performance.now() > deadline) throw new Failure(`After ${PATIENCE_MS / 1000} s still not: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
  const readAt = (/** @type {import('./metrics.mjs').Watched} */ watched) =>
    readMetric(metricsPorts.get(watched.at), watched);
  // Orders that are ready for a later step wait, too.
  const openWork = async () =>
    (await pendingWork({ query, clients })).filter((what) => !what.startsWith('SUBMISSION_PENDING'));
  const quiet = () =>
    until('all work is done', async () => (await openWork()).length === 0).catch(async (error) => {
      throw new Failure(error.message, (await openWork()).join('\n'));
    });

  await quiet();
  /** @type {Set<string>} */
  const used = new Set();
  const plans = await planOrders(clients, drawKinds(orders, random), random, used);
  const free = (await freeRecords(clients.partner)).find(({ id }) => !used.has(id));
  const draft = await openOrder(clients.partner, free?.id ?? '', free?.websites[0]?.id);
  const ready = await makeOrders(plans);
  const load = startLoad({
    ...{ url: balancer.url, partnerKey: rolling.partnerKey, draftId: draft.id },
    cookie: await signIn(balancer.url, rolling.signIn),
  });

  return {
    ...rolling,
    /** The orders of the step, until they are pushed. @type {Promise<unknown>} */
    pushing: Promise.resolve(),
    /** What the step has lost and doubled, as sentences. @type {{ lost: string[], doubled: string[] }} */
    found: { lost: [], doubled: [] },
    /** Sentences about orders that a step has reported. @type {Set<string>} */
    known: new Set(),
    /** When the fault of the step began, by performance.now(); a step that prepares something first sets it anew. */
    brokeAt: 0,
    /** Orders that were pushed in earlier steps. */
    ordersBefore: 0,
    /** Notes that a backup must hold. */
    notesAtLeast: 0,
    /** Lets notes follow after a restore. @type {((restored: number) => void) | undefined} */
    release: undefined,
    /** The checkout of this release. */
    present: root,
    ...{ folder, bin, volume, redis, front, networks, load, query, until, quiet, readAt },
    /** An order that no step pushes. */
    spare: ready.at(-1)?.id ?? '',
    /** Ends what a step has begun and goes on until it is mended. @type {() => Promise<unknown>} */
    endFault: async () => undefined,
    countNotes: async () =>
      Number((await query('select count(*) from app.notes where order_id = $1', [draft.id]))[0].count),
    /** Pushes the next orders, until each is seen as pushed. @param {number} count */
    pushNext: (count) =>
      Promise.all(ready.splice(0, count).map((order) => push([pusher], order, performance.now() + PATIENCE_MS))),
    /** Waits until each process says that it can do all of its work, and the balancer sends requests to both apis. */
    waitUntilReady: async () => {
      await Promise.all(
        processNames.map((at) =>
          until(
            `${at} is ready, without a fault`,
            async () =>
              (await readAt({ at, metric: 'beian_ready' })) === 1 &&
              (await readAt({ at, metric: 'beian_readiness_fault' })) === 'none',
          ),
        ),
      );
      await balancer.waitUntilUp('api-1', 'api-2');
    },
    /** What the processes use: the first installation, a restored or a promoted one. @returns {Place} */
    place: () => restored ?? { database: rolling.database, filesDir: volume.folder, query: rolling.query },
    /** Processes that are started from now on use this. @param {Place} place */
    moveTo: (place) => {
      restored = place;
    },
    stop: async () => {
      await load.stop();
      await rolling.stop();
      front.stop();
      await Promise.all([...networks.values()].map((one) => one.close()));
      redis.stop();
    },
  };
}

/** @param {string} url @param {{ login: string, password: string }} who @returns {Promise<string>} the cookie of the session */
async function signIn(url, who) {
  const answer = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
