import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf, Failure } from './failure.mjs';

/**
 * @param {string} file
 * @returns {unknown} the parsed JSON, `undefined` when the file does not exist
 * @throws {Failure} when the file is not JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Failure(`${file} cannot be read (${error instanceof Error ? error.message : error}); mend or delete it.`);
  }
}

/**
 * Writes JSON atomically (temporary file and rename), readable by its owner alone.
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  const part = writePart(file, value);
  renameSync(part, file);
}

/**
 * Writes JSON atomically unless the file exists.
 * @param {string} file
 * @param {unknown} value
 * @returns {boolean} false when the file exists
 */
export function createJson(file, value) {
  const part = writePart(file, value);
  try {
    linkSync(part, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writePart(file, value) {
  const part = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(part, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return part;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>} the value as an object, empty when it is none
 */
export function asObject(value) {
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}
