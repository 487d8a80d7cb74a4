import { parseArgs } from 'node:util';
import { Failure } from '../../../scripts/lib/failure.mjs';

/** @typedef {import('./benchmarks.mjs').Options} Options */

/**
 * The options of a benchmark: its defaults, replaced by the flags of the command line.
 * @template {Options} T
 * @param {T} defaults
 * @param {string[]} args
 * @returns {T}
 * @throws {Failure} when a flag is unknown or its value is of another kind
 */
export function readOptions(defaults, args) {
  const flags = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === 'boolean' ? /** @type {const} */ ('boolean') : /** @type {const} */ ('string') },
    ]),
  );
  const given = parsed(args, flags);
  const entries = Object.entries(given).map(([name, value]) => {
    if (typeof defaults[name] !== 'number') return [name, value];
    if (!/^\d{1,9}(\.\d{1,3})?$/.test(String(value)))
      throw new Failure(`--${name} must be a number of at most nine digits, not ${value}.`);
    return [name, Number(value)];
  });
  return { ...defaults, ...Object.fromEntries(entries) };
}

/** @param {string[]} args @param {Record<string, { type: 'boolean' | 'string' }>} options */
function parsed(args, options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error} npm run bench -- --help lists the options.`);
  }
}

/** The command line of a benchmark with its defaults. @param {string} name @param {Options} options */
export function usageOf(name, options) {
  const flags = Object.entries(options).map(([flag, value]) =>
    typeof value === 'boolean' ? `[--${flag}]` : `[--${flag} ${value === '' ? '…' : value}]`,
  );
  return `npm run bench -- ${name} ${flags.join(' ')}`;
}
