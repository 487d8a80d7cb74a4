import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { asObject, createJson, readJson } from './store.mjs';

/**
 * The keys that seal and hash personal values; each is 32 bytes in base64.
 * @typedef {{ current: string, keys: Record<string, string> }} KeySet
 * @typedef {{ installation: string, sealing: KeySet, hash: KeySet, session: string, madeBy?: string }} Keys `installation`: id of the installation; in a file from before key rotation `hash` is a
 * single key
 */

/**
 * Creates the keys once, readable by their owner alone. Values that were sealed with a lost key cannot be recovered.
 * @param {string} file
 * @param {boolean} needed whether a database that was filled with the keys exists already
 * @param {string} [madeBy] stored in the file: in production no program starts with keys that `npm start` made
 * @returns {'made' | 'kept' | 'kept, mode set to 0600'}
 * @throws {Failure} when keys are needed but missing, or the file is invalid
 */
export function makeKeys(file, needed, madeBy) {
  if (readJson(file) === undefined) {
    if (needed) {
      throw new Failure(
        `${file} is gone, but the database it sealed values for is there. Put it back, or delete .data to begin anew.`,
      );
    }
    /** @type {Keys} */
    const keys = {
      ...{ installation: randomUUID(), sealing: newSet('k1'), hash: newSet('h1'), session: newKey() },
      ...(madeBy ? { madeBy } : {}),
    };
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (made(file, keys)) return 'made';
  }
  const mistake = mistakeIn(asObject(readJson(file)));
  if (mistake)
    throw new Failure(`${file} cannot be used: ${mistake}. Put the right file back; a new one opens nothing old.`);
  if ((statSync(file).mode & 0o077) === 0) return 'kept';
  chmodSync(file, 0o600);
  return 'kept, mode set to 0600';
}

/** @param {string} file @param {Keys} keys */
function made(file, keys) {
  try {
    return createJson(file, keys);
  } catch (error) {
    throw new Failure(`KEYS_FILE: ${file} cannot be made: ${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string} id @returns {KeySet} */
const newSet = (id) => ({ current: id, keys: { [id]: newKey() } });
const newKey = () => randomBytes(32).toString('base64');

/**
 * @param {Record<string, unknown>} keys
 * @returns {string | undefined}
 */
function mistakeIn({ sealing, hash, session }) {
  const parts = Object.entries({
    sealing,
    hash: typeof hash === 'string' ? { current: '0', keys: { 0: hash } } : hash,
  });
  for (const [part, set] of parts) {
    const { current, keys } = asObject(set);
    if (typeof current !== 'string' || !(current in asObject(keys)))
      return `${part}.current names no key of ${part}.keys`;
    for (const [name, key] of Object.entries(asObject(keys))) {
      if (!isKey(key)) return `key ${name} is not 32 bytes in base64`;
    }
  }
  return isKey(session) ? undefined : 'key session is not 32 bytes in base64';
}

/** @param {unknown} key */
const isKey = (key) => typeof key === 'string' && Buffer.from(key, 'base64').length === 32;
