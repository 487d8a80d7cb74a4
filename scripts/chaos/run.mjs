// One chaos run: make orders in quiet, push them while everything falls over, wait until it is quiet again, compare.
import { dice } from '../demonstration/dice.mjs';
import { Failure } from '../lib/failure.mjs';
import { compare } from './compare.mjs';
import { beginFaults, firedOf, kinds } from './faults.mjs';
import { readBothSides, slowestAcceptance, underWay } from './find.mjs';
import { startInstallation } from './installation.mjs';
import { chooseRecords, inParallel, makeOrders, push } from './orders.mjs';

/** Between two kills, ms. */
const KILL_MS = 2000;
/** Every so many kills the database crashes instead. */
const CRASH_EVERY = 4;
/** Recovery that takes longer fails the run, ms. */
export const PATIENCE_MS = 120_000;
const LOOK_MS = 500;
const PUSHERS = 4;

/** @typedef {import('./compare.mjs').Comparison & { fired: Record<string, number>, slowestMs: number, neverFired: string[], kills: number }} Report */

/**
 * @param {{ orders: number, seed: number, leastMs: number, pushMs: number }} options `leastMs`: how long a round is disturbed
 *   at least; `pushMs`: within which its orders are pushed
 * @param {(text: string) => void} say
 * @returns {Promise<Report>}
 */
export async function runChaos({ orders, seed, leastMs, pushMs }, say) {
  const die = dice(seed);
  const installation = await startInstallation(String(seed));
  say(`house: 2 api, 3 workers, 31 bureaus; logs in ${installation.logDir}`);
  const happened = { api: 0, worker: 0, database: 0 };
  let slowestMs = 0;
  try {
    await until(installation, 'the records of all bureaus', async () => (await underWay(installation)).length === 0);
    for (let made = 0, round = 1; made < orders; round++) {
      const records = await chooseRecords(installation.doors, orders - made, die);
      if (records.length === 0) throw new Failure('No record is free for another order');
      const ready = await makeOrders(installation.doors, records, die, round === 1);
      made += ready.length;
      say(
        `round ${round}: ${ready.length} orders ready in ${new Set(ready.map(({ province }) => province)).size} provinces`,
      );
      await disturb(installation, { ready, seed: `${seed}-${round}`, leastMs, pushMs, die, happened }, say);
      const quietMs = await until(installation, 'quiet', async () => isUp(installation) && (await underWay(installation)).length === 0);
      slowestMs = Math.max(slowestMs, quietMs);
      say(`round ${round}: quiet ${(quietMs / 1000).toFixed(1)} s after the last disturbance`);
    }
    slowestMs = Math.max(slowestMs, await slowestAcceptance(installation));
    const fired = { ...(await firedOf(installation.doors.outside)), ...named(happened) };
    const neverFired = [...kinds, ...Object.keys(named(happened))].filter((kind) => !fired[kind]);
    const kills = happened.api + happened.worker;
    return { ...compare(await readBothSides(installation)), fired, slowestMs, neverFired, kills };
  } finally {
    await installation.stop();
  }
}

/** @param {{ api: number, worker: number, database: number }} happened @returns {Record<string, number>} */
const named = ({ api, worker, database }) => ({
  'SIGKILL api': api,
  'SIGKILL worker': worker,
  'database crash': database,
});

/**
 * Pushes the orders while processes are killed, the database crashes and the bureaus do what they do.
 * @param {import('./installation.mjs').Installation} installation
 * @param {{ ready: import('./orders.mjs').Ready[], seed: string, leastMs: number, pushMs: number,
 *   die: import('../demonstration/dice.mjs').Dice, happened: { api: number, worker: number, database: number } }} round
 * @param {(text: string) => void} say
 */
async function disturb(installation, { ready, seed, leastMs, pushMs, die, happened }, say) {
  const faults = await beginFaults(installation.doors.outside, seed, byOrders(ready));
  const began = performance.now();
  let isPushed = false;
  const pushing = inParallel(ready, PUSHERS, async (order) => {
    await push(installation.pushers, order, began + PATIENCE_MS);
    await pause((pushMs * PUSHERS) / ready.length);
  }).then(() => {
    isPushed = true;
  });
  // Its failure is told when it is waited for.
  pushing.catch(() => undefined);
  for (let turn = 1; ; turn++) {
    await pause(KILL_MS);
    if (turn % CRASH_EVERY === 0) {
      await installation.crashDatabase();
      happened.database += 1;
    } else if (die.pick(['api', 'worker', 'worker']) === 'api') happened.api += killOne(installation.apis, die);
    else happened.worker += killOne(installation.workers, die);
    const left = await faults.look();
    const took = performance.now() - began;
    const enough = took > leastMs && happened.database > 0 && happened.api > 0 && happened.worker > 0;
    if ((isPushed && enough && left === 0) || took > leastMs + PATIENCE_MS / 2) break;
  }
  await pushing;
  await faults.end();
  say(`disturbed for ${((performance.now() - began) / 1000).toFixed(1)} s: ${JSON.stringify(named(happened))}`);
}

/** Does every process that was killed run again? @param {import('./installation.mjs').Installation} installation */
const isUp = ({ apis, workers }) => [...apis, ...workers].every((one) => one.isUp());

/** SIGKILL of a random one that runs; 0 where none does. @param {readonly import('./supervise.mjs').Supervised[]} list @param {import('../demonstration/dice.mjs').Dice} die */
function killOne(list, die) {
  const first = die.number(0, list.length - 1);
  const order = [...list.slice(first), ...list.slice(0, first)];
  return order.some((one) => one.kill()) ? 1 : 0;
}

/** Provinces of the orders, those with most first. @param {readonly { province: string }[]} ready */
function byOrders(ready) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { province } of ready) counts.set(province, (counts.get(province) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([province]) => province);
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {import('./installation.mjs').Installation} installation @param {string} what @param {() => Promise<boolean>} holds
 * @returns {Promise<number>} how long it took, ms @throws {Failure} with what is under way, after two minutes
 */
async function until(installation, what, holds) {
  const began = performance.now();
  for (;;) {
    if (await holds().catch(() => false)) return performance.now() - began;
    if (performance.now() - began > PATIENCE_MS) {
      throw new Failure(`After ${PATIENCE_MS / 1000} s still not: ${what}`, (await underWay(installation)).join('\n'));
    }
    await pause(LOOK_MS);
  }
}
