// One chaos run: create orders without faults, push them while processes are killed, wait until all work is done, compare.
import pLimit from 'p-limit';
import { seededRandom } from '../demonstration/seeded-random.mjs';
import { Failure } from '../lib/failure.mjs';
import { compare } from './compare.mjs';
import { faultKinds, firedCounts, startFaults } from './faults.mjs';
import { startInstallation } from './installation.mjs';
import { drawKinds, makeOrders, planOrders, push } from './orders.mjs';
import { pendingWork, readBothSides, slowestAcceptance } from './read-state.mjs';

/** Time between two kills, ms. */
const KILL_MS = 2000;
/** Every CRASH_EVERY-th time the database crashes instead of a kill. */
const CRASH_EVERY = 4;
/** A longer recovery fails the run, ms. */
export const RECOVERY_TIMEOUT_MS = 120_000;
/** What a network to the database does for the time until the next disturbance. A silent one stays silent for its open connections. */
const networkFaults = /** @type {const} */ ({
  'silent network': (/** @type {DatabaseProxy} */ network) => network.silence(),
  'slow network': (/** @type {DatabaseProxy} */ network) => network.slow(SLOW_MS),
  'cut network': (/** @type {DatabaseProxy} */ network) => network.cut(),
});
const networkFaultNames = /** @type {(keyof typeof networkFaults)[]} */ (Object.keys(networkFaults));
/** Delay of a slow network in each direction, ms. */
const SLOW_MS = 300;
const POLL_MS = 500;
const PUSHERS = 4;
/** Most orders of a round. */
const ROUND = 90;

/** @typedef {import('@beian/testing/database').DatabaseProxy} DatabaseProxy */
/** @typedef {{ api: number, worker: number, database: number } & Record<keyof typeof networkFaults, number>} Disruptions */
/** @typedef {import('./compare.mjs').Comparison & { fired: Record<string, number>, slowestMs: number, neverFired: string[], kills: number }} Report */

/**
 * @param {{ orders: number, seed: number, leastMs: number, pushMs: number }} options `leastMs`: minimum time with faults per round, ms;
 * `pushMs`: time limit to push the orders of a round, ms
 * @param {(text: string) => void} say
 * @returns {Promise<Report>}
 */
export async function runChaos({ orders, seed, leastMs, pushMs }, say) {
  const random = seededRandom(seed);
  const installation = await startInstallation(String(seed), orders);
  say(`installation: 2 api, 3 workers, 31 bureaus; logs in ${installation.logDir}`);
  /** @type {Disruptions} */
  const disruptions = { api: 0, worker: 0, database: 0, 'silent network': 0, 'slow network': 0, 'cut network': 0 };
  let slowestMs = 0;
  try {
    await waitUntil(
      installation,
      'the records of all bureaus',
      async () => (await pendingWork(installation)).length === 0,
    );
    const kinds = drawKinds(orders, random);
    /** @type {Set<string>} */
    const used = new Set();
    for (let round = 1; kinds.length > 0; round++) {
      const plans = await planOrders(installation.clients, kinds.splice(0, ROUND), random, used);
      const ready = await makeOrders(plans);
      say(
        `round ${round}: ${ready.length} orders ready in ${new Set(ready.map(({ province }) => province)).size} provinces`,
      );
      await disrupt(installation, { ready, seed: `${seed}-${round}`, leastMs, pushMs, random, disruptions }, say);
      const quietMs = await waitUntil(
        installation,
        'quiet',
        async () => isUp(installation) && (await pendingWork(installation)).length === 0,
      );
      slowestMs = Math.max(slowestMs, quietMs);
      say(`round ${round}: quiet ${(quietMs / 1000).toFixed(1)} s after the last disturbance`);
    }
    slowestMs = Math.max(slowestMs, await slowestAcceptance(installation));
    const fired = { ...(await firedCounts(installation.clients.callSandbox)), ...named(disruptions) };
    const neverFired = [...faultKinds, ...Object.keys(named(disruptions))].filter((kind) => !fired[kind]);
    const kills = disruptions.api + disruptions.worker;
    return { ...compare(await readBothSides(installation)), fired, slowestMs, neverFired, kills };
  } finally {
    await installation.stop();
  }
}

/** @param {Disruptions} disruptions @returns {Record<string, number>} */
const named = ({ api, worker, database, ...networks }) => ({
  'SIGKILL api': api,
  'SIGKILL worker': worker,
  'database crash': database,
  ...networks,
});

/**
 * Pushes the orders while processes are killed, the database crashes and the bureaus produce faults.
 * @param {import('./installation.mjs').Installation} installation
 * @param {{ ready: import('./orders.mjs').ReadyOrder[], seed: string, leastMs: number, pushMs: number,
 *   random: import('../demonstration/seeded-random.mjs').SeededRandom, disruptions: Disruptions }} round
 * @param {(text: string) => void} say
 */
async function disrupt(installation, { ready, seed, leastMs, pushMs, random, disruptions }, say) {
  const faults = await startFaults(installation.clients.callSandbox, seed, provincesByOrderCount(ready));
  const began = performance.now();
  let isPushed = false;
  const pushing = pLimit(PUSHERS)
    .map(ready, async (order) => {
      await push(installation.pushers, order, began + RECOVERY_TIMEOUT_MS);
      await pause((pushMs * PUSHERS) / ready.length);
    })
    .then(() => {
      isPushed = true;
    });
  // The error is handled where the promise is awaited; this avoids an unhandled rejection.
  pushing.catch(() => undefined);
  for (let turn = 1; ; turn++) {
    await pause(KILL_MS);
    for (const network of installation.networks) network.resume();
    if (turn % CRASH_EVERY === 0) {
      await installation.crashDatabase();
      disruptions.database += 1;
    } else if (turn % CRASH_EVERY === 2) {
      const fault = networkFaultNames[Math.floor(turn / CRASH_EVERY) % networkFaultNames.length] ?? 'silent network';
      networkFaults[fault](random.pick(installation.networks));
      disruptions[fault] += 1;
    } else if (random.pick(['api', 'worker', 'worker']) === 'api')
      disruptions.api += killOne(installation.apis, random);
    else disruptions.worker += killOne(installation.workers, random);
    const left = await faults.update();
    const took = performance.now() - began;
    const enough = took > leastMs && Object.values(disruptions).every((times) => times > 0);
    if ((isPushed && enough && left === 0) || took > leastMs + RECOVERY_TIMEOUT_MS / 2) break;
  }
  for (const network of installation.networks) network.resume();
  await pushing;
  await faults.end();
  say(`disturbed for ${((performance.now() - began) / 1000).toFixed(1)} s: ${JSON.stringify(named(disruptions))}`);
}

/** Whether every killed process runs again. @param {import('./installation.mjs').Installation} installation */
const isUp = ({ apis, workers }) => [...apis, ...workers].every((one) => one.isUp());

/**
 * Sends SIGKILL to a random running process; returns 0 when none runs.
 * @param {readonly import('./supervise.mjs').Supervised[]} list
 * @param {import('../demonstration/seeded-random.mjs').SeededRandom} random
 */
function killOne(list, random) {
  const first = random.integer(0, list.length - 1);
  const order = [...list.slice(first), ...list.slice(0, first)];
  return order.some((one) => one.kill()) ? 1 : 0;
}

/** Provinces of the orders, those with most orders first. @param {readonly { province: string }[]} ready */
function provincesByOrderCount(ready) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { province } of ready) counts.set(province, (counts.get(province) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([province]) => province);
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {import('./installation.mjs').Installation} installation @param {string} what @param {() => Promise<boolean>} isDone
 * @returns {Promise<number>} duration, ms @throws {Failure} with the pending work, after two minutes
 */
async function waitUntil(installation, what, isDone) {
  const began = performance.now();
  for (;;) {
    if (await isDone().catch(() => false)) return performance.now() - began;
    if (performance.now() - began > RECOVERY_TIMEOUT_MS) {
      throw new Failure(
        `After ${RECOVERY_TIMEOUT_MS / 1000} s still not: ${what}`,
        (await pendingWork(installation)).join('\n'),
      );
    }
    await pause(POLL_MS);
  }
}
