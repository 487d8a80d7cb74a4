// The steps in which keys, files or clock are not those of the installation: docs/operations.md, What belongs together.
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, Failure } from '../lib/failure.mjs';
import { findFaketime } from '../lib/install.mjs';
import { mustRun } from '../lib/run.mjs';
import { asObject } from '../lib/store.mjs';

/** @typedef {import('./installation.mjs').Drill} Drill */

/** Keys under the same ids take the place of ours. @param {Drill} drill */
export async function replaceKeys({ keysFile }) {
  const ours = readFileSync(keysFile, 'utf8');
  const { sealing, hash, ...rest } = asObject(JSON.parse(ours));
  const other = (/** @type {unknown} */ set) => {
    const { current, keys } = asObject(set);
    const ids = Object.keys(asObject(keys));
    return { current, keys: Object.fromEntries(ids.map((id) => [id, randomBytes(32).toString('base64')])) };
  };
  writeFileSync(`${keysFile}.ours`, ours, { mode: 0o600 });
  writeFileSync(`${keysFile}.new`, JSON.stringify({ ...rest, sealing: other(sealing), hash: other(hash) }), {
    mode: 0o600,
  });
  renameSync(`${keysFile}.new`, keysFile);
}
/** @param {Drill} drill */
export const putKeysBack = async ({ keysFile }) => renameSync(`${keysFile}.ours`, keysFile);

/** Starts one more api process, which must be refused. @param {Drill} drill @param {string} sentence part of what it says @returns {Promise<string>} */
export async function mustNotStart(drill, sentence) {
  const said = await drill.startProcess('api', 'api-refused', { PORT: '0' }).then(async (one) => {
    await one.stop();
    return 'it started';
  }, describe);
  if (!said.includes(sentence)) throw new Failure(`A process with this is not refused: ${said}`);
  return `a process that starts is refused: “… ${sentence} …”`;
}

/** An empty volume is mounted over the one of FILES_DIR. @param {Drill} drill */
export async function coverVolume({ volume }) {
  await mustRun('mount:', 'mount', ['-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', volume.folder]);
}
/** @param {Drill} drill */
export async function uncoverVolume({ volume }) {
  await mustRun('umount:', 'umount', [volume.folder]);
}

/** The server of the database comes back with its clock an hour fast, or with the right one. @param {Drill} drill @param {boolean} fast */
export async function restartWithClock({ postgres: { place } }, fast) {
  const faked = {
    ...{ LD_PRELOAD: findFaketime() ?? '', FAKETIME: '+1h' },
    ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
  };
  await mustRun(
    'The database does not start again:',
    path.join(place.bin, 'pg_ctl'),
    ['-D', place.data, '-m', 'fast', '-w', '-t', '60', '-l', path.join(place.data, 'server.log'), 'restart'],
    { ...place.who, cwd: '/', output: 'dropped', env: { ...process.env, ...(fast ? faked : {}) } },
  );
}
