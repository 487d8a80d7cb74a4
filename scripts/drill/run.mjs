// One drill: for each step a fault under load, what shows it, its end, and then the comparison of the desk with its bureaus.
import { compare } from '../chaos/compare.mjs';
import { readBothSides } from '../chaos/read-state.mjs';
import { seededRandom } from '../demonstration/seeded-random.mjs';
import { describe, Failure } from '../lib/failure.mjs';
import { releaseTree } from '../lib/release-tree.mjs';
import { readReleases } from '../lib/releases.mjs';
import { openDrill } from './installation.mjs';
import { describeValues } from './metrics.mjs';
import { wronglyRefused, wronglyStopped } from './stopped.mjs';

/** Orders that are pushed during a step. */
const ORDERS = 3;

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./installation.mjs').Drill} Drill */
/**
 * `lost`, `doubled`: sentences about requests, notes and orders; `stopped`: what did not go on although the fault is none of its; `seenMs`: from the fault until
 * its metric showed it at `seenAt`; `cut`: requests under way in a process that was killed; `skipped`: why the step was not done; `broken`: why it did not end.
 * @typedef {{ name: string, fault: string, requests: number, refused: number, cut: number, orders: number, lost: string[], doubled: string[],
 *   stopped: string[], seenMs: number, seenAt: string, readyMs: number, seen: string[], planned?: true, skipped?: string, broken?: string }} Result
 */

/** @param {{ steps: readonly Step[], seed: number }} options @param {(text: string) => void} say @returns {Promise<Result[]>} */
export async function runDrill({ steps, seed }, say) {
  const random = seededRandom(seed);
  const groups = [steps.filter(({ former }) => !former), steps.filter(({ former }) => former)];
  /** @type {Result[]} */
  const results = [];
  for (const group of groups.filter((one) => one.length > 0)) {
    const tree = group[0]?.former ? await lastReleaseTree() : undefined;
    // Two steps more than there are: what is pushed after a restore, and what a promotion loses.
    const drill = await openDrill({ orders: (group.length + 2) * ORDERS, random, tree });
    say(`installation: two apis behind HAProxy, two workers, 31 bureaus; logs in ${drill.logDir}`);
    try {
      for (const step of group) {
        say(`${step.name}: ${step.fault}`);
        const result = await runStep(drill, step).catch((error) => ({
          ...{ ...notDone(step), ...drill.found },
          broken: describe(error),
        }));
        say(`${step.name}: ${summary(result)}`);
        results.push(result);
        // What follows would find an installation that is still broken.
        if (result.broken !== undefined) break;
      }
    } finally {
      await drill.stop();
    }
  }
  return results;
}

async function lastReleaseTree() {
  const last = readReleases().at(-1);
  if (last === undefined) throw new Failure('scripts/releases.json names no release');
  return releaseTree(last);
}

/** @param {Step} step @returns {Result} */
const notDone = ({ name, fault, seen, planned }) => ({
  ...{ name, fault, planned, requests: 0, refused: 0, cut: 0, orders: 0 },
  ...{ lost: [], doubled: [], stopped: [], seenMs: 0, seenAt: seen.at, readyMs: 0, seen: [] },
});

/** @param {Result} result */
const summary = ({ skipped, broken, requests, refused, cut, lost, doubled, stopped, seenMs, readyMs }) =>
  skipped ??
  broken ??
  `${requests} requests, ${refused} refused, ${cut} cut; ${lost.length} lost, ${doubled.length} doubled, ${stopped.length} wrongly stopped; seen after ${(seenMs / 1000).toFixed(1)} s; ready after ${(readyMs / 1000).toFixed(1)} s`;

/** @param {Drill} drill @param {Step} step @returns {Promise<Result>} */
async function runStep(drill, step) {
  const { name, fault } = step;
  const skipped = step.lacks?.(drill);
  if (skipped !== undefined) return { ...notDone(step), skipped };
  const watched = [step.seen, ...(step.watched ?? [])];
  const read = () => Promise.all(watched.map(drill.readAt));
  const before = await read();
  drill.load.take();
  drill.found = { lost: [], doubled: [] };
  drill.pushing = drill.pushNext(ORDERS);
  // Awaited below; this avoids an unhandled rejection meanwhile.
  drill.pushing.catch(() => undefined);

  drill.brokeAt = performance.now();
  const injecting = step.inject(drill);
  const seeing = drill.until(`${step.seen.metric} of ${step.seen.at} is ${step.seen.is}`, async () => {
    const values = await read();
    return shows(step.seen.is, values[0]) && { values, seenMs: Math.max(0, performance.now() - drill.brokeAt) };
  });
  const [{ values: first, seenMs }] = await Promise.all([seeing, injecting]);
  let began = drill.brokeAt;
  const told = [await step.check?.(drill)];
  // What is checked may show later in other metrics, so these are read again.
  const during = step.check === undefined ? first : [first[0], ...(await read()).slice(1)];
  const stopped = await wronglyStopped(drill, step);
  if (step.mend !== undefined) began = performance.now();
  told.push((await step.mend?.(drill)) ?? undefined);
  await drill.waitUntilReady();
  const readyMs = performance.now() - began;
  await drill.pushing;
  await drill.quiet();
  const after = await read();

  const { requests, refused, unanswered } = drill.load.take();
  stopped.push(...wronglyRefused(step, refused));
  const all = await compareOrders(drill);
  const orders = all - drill.ordersBefore;
  drill.ordersBefore = all;
  await compareNotes(drill);
  if (!step.cuts) drill.found.lost.push(...unanswered.map((what) => `a request: ${what}`));
  return {
    ...{ name, fault, requests, orders, stopped, seenMs, seenAt: step.seen.at, readyMs, ...drill.found },
    ...(step.planned && { planned: true }),
    refused: refused.read + refused.write,
    cut: step.cuts ? unanswered.length : 0,
    seen: [
      ...watched.map((one, at) =>
        describeValues(
          one,
          [before, during, after].map((values) => values[at] ?? 'none'),
        ),
      ),
      ...told.filter((one) => one !== undefined),
    ],
  };
}

/** @param {Step['seen']['is']} is @param {import('./metrics.mjs').Value | undefined} value */
const shows = (is, value) =>
  typeof is === 'string' && is.startsWith('below ') ? Number(value) < Number(is.slice('below '.length)) : value === is;

/** Adds what an earlier step has not found yet. @param {Drill} drill @returns {Promise<number>} orders that were pushed so far */
async function compareOrders(drill) {
  const { in: all, lost, duplicated, contradictory, twoOpen } = compare(await readBothSides(drill));
  const add = (/** @type {string[]} */ to, /** @type {string[]} */ sentences) => {
    for (const one of sentences.filter((each) => !drill.known.has(each))) {
      drill.known.add(one);
      to.push(one);
    }
  };
  add(drill.found.lost, [...lost, ...contradictory]);
  add(drill.found.doubled, [...duplicated, ...twoOpen]);
  return all;
}

/** Compares the notes that were confirmed with those that are there. @param {Drill} drill */
async function compareNotes({ load, countNotes, found }) {
  const release = await load.holdNotes();
  const [confirmed, there] = [load.notes(), await countNotes()];
  const times = (/** @type {number} */ count) => Array.from({ length: Math.max(0, count) });
  found.lost.push(...times(confirmed - there).map(() => 'a note that was confirmed'));
  found.doubled.push(...times(there - confirmed).map(() => 'a note'));
  release(there);
}
