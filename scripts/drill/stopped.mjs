// What stops in a step although its fault is none of its.
import { processNames } from '../rolling/installation.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * Processes that are not ready although the step names others.
 * @param {Pick<import('./installation.mjs').Drill, 'readAt'>} drill @param {Pick<Step, 'unready'>} step @returns {Promise<string[]>}
 */
export async function wronglyStopped({ readAt }, { unready = [] }) {
  const others = processNames.filter((name) => !unready.includes(name));
  const values = await Promise.all(others.map((at) => readAt({ at, metric: 'beian_ready' })));
  return others.flatMap((name, at) => (values[at] === 1 ? [] : [`${name} is not ready`]));
}

/** @param {Pick<Step, 'refuses'>} step @param {import('./load.mjs').Counts['refused']} refused @returns {string[]} */
export const wronglyRefused = ({ refuses = [] }, refused) =>
  /** @type {const} */ (['read', 'write'])
    .filter((kind) => !refuses.includes(kind) && refused[kind] > 0)
    .map((kind) => `${refused[kind]} requests to ${kind} were refused`);
