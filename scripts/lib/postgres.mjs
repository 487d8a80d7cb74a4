import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { processStartOf } from './identity.mjs';
import { dataDir } from './paths.mjs';
import { withClient } from './pg-client.mjs';
import { freePort } from './ports.mjs';
import { changeOwner, findPostgresPaths } from './postgres-place.mjs';
import { lastLines, mustRun, run } from './run.mjs';
import { slow } from './slow.mjs';
import { asObject, readJson, writeJson } from './store.mjs';

/**
 * @typedef {import('./postgres-place.mjs').PostgresPaths} PostgresPaths
 * @typedef {{ port: number, superuser: string, migrator: string, app: string, worker: string }} Remembered the port and the passwords
 * of the roles
 * @typedef {{ superuserUrl: string, port: number, passwords: Remembered, reused: boolean, place: PostgresPaths, stop: () => Promise<void> }} Postgres
 */

const rememberedFile = path.join(dataDir, 'postgres.json');
const MAX_LOG_BYTES = 5_000_000;

/** Only the loopback address. The log holds no statements and no rows, because these contain personal values. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  // An api process uses up to 50 connections, a worker 60.
  max_connections: '200',
};

/** Data of a test need not survive a power cut. */
const ephemeralSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

/**
 * Starts the PostgreSQL that the npm package ships, or finds it running; it stops when this script ends, however it ends.
 * @param {{ ephemeral?: boolean, inMemory?: boolean, bin?: string, onGuard?: (guard: { name: string, pid: number, started: string }) => void }} [options]
 * `ephemeral`: data in a temporary folder that is deleted at the end; `inMemory: false`: not in memory, because they are many; `bin`: the programs of another PostgreSQL;
 * `onGuard` gets the process that will stop the server
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ ephemeral = false, inMemory = true, bin, onGuard } = {}) {
  const place = await findPostgresPaths({ ephemeral, inMemory, bin });
  const passwords = ephemeral ? newPasswords() : rememberedPasswords(place);
  const { guard, stop } = guardServer(place, ephemeral);
  onGuard?.(guard);
  if (!existsSync(path.join(place.data, 'PG_VERSION'))) await makeData(place, passwords.superuser, ephemeral);
  mustMatchVersion(place);

  const running = await runningPort(place);
  const port = running ?? (await freePort(passwords.port || undefined));
  if (!running) await startServer(place, port, ephemeral);
  passwords.port = port;
  if (!ephemeral) writeJson(rememberedFile, passwords);
  const superuserUrl = `postgres://postgres:${passwords.superuser}@127.0.0.1:${port}/postgres`;
  await mustAnswer(superuserUrl);
  return { superuserUrl, port, passwords, reused: running !== undefined, place, stop };
}

/**
 * Creates the role `migrator`, which owns the database and may create roles but is no superuser: row-level security applies to it.
 * @param {Postgres} postgres
 * @returns {Promise<string>} database URL of the migrator
 */
export async function prepareDatabase({ superuserUrl, port, passwords }) {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query(
      `select exists (select from pg_roles where rolname = 'migrator') as role, exists (select from pg_database where datname = 'beian') as base`,
    );
    const found = asObject(rows[0]);
    const rights = `login createrole nosuperuser nobypassrls password ${client.escapeLiteral(passwords.migrator)}`;
    await client.query(`${found.role ? 'alter' : 'create'} role migrator ${rights}`);
    if (!found.base) await client.query('create database beian owner migrator');
  });
  return `postgres://migrator:${passwords.migrator}@127.0.0.1:${port}/beian`;
}

/** @returns {Remembered} */
function newPasswords() {
  const password = () => randomBytes(24).toString('base64url');
  return { port: 0, superuser: password(), migrator: password(), app: password(), worker: password() };
}

/**
 * @param {PostgresPaths} place
 * @returns {Remembered}
 */
function rememberedPasswords(place) {
  const read = asObject(readJson(rememberedFile));
  const fresh = newPasswords();
  if (typeof read.superuser !== 'string') {
    if (existsSync(place.data)) {
      throw new Failure(
        `${rememberedFile} with the database's passwords is gone; put it back, or delete ${place.data} to begin anew.`,
      );
    }
    writeJson(rememberedFile, fresh);
    return fresh;
  }
  return /** @type {Remembered} */ ({ ...fresh, ...read });
}

/** Passwords of the login roles of a database that the user provides (DATABASE_URL). @returns {Remembered} */
export function passwordsForOwnDatabase() {
  const read = asObject(readJson(rememberedFile));
  const passwords = /** @type {Remembered} */ ({ ...newPasswords(), ...read });
  writeJson(rememberedFile, passwords);
  return passwords;
}

/**
 * Creates the data folder under a temporary name and renames it, so that an interruption leaves no half-made folder.
 * @param {PostgresPaths} place
 * @param {string} password
 * @param {boolean} ephemeral
 */
async function makeData({ who, bin, data }, password, ephemeral) {
  const part = ephemeral ? data : `${data}.part`;
  if (!ephemeral) {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { mode: 0o700 });
    changeOwner(part, who);
  }
  const secret = mkdtempSync(path.join(os.tmpdir(), 'beian-desk-'));
  try {
    const passwordFile = path.join(secret, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    changeOwner(passwordFile, who);
    changeOwner(secret, who);
    const args = ['-D', part, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
    if (ephemeral) args.push('--no-sync');
    args.push('--no-instructions');
    const options = { ...who, cwd: '/', env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' } };
    const initdb = path.join(bin, 'initdb');
    // C.UTF-8 sorts by code point and knows Chinese letters; a system without it uses C (initdb empties the folder on failure).
    const first = await run(initdb, [...args, '--locale=C.UTF-8'], options);
    if (first.code !== 0)
      await mustRun('PostgreSQL cannot make its data folder:', initdb, [...args, '--locale=C'], options);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  if (!ephemeral) renameSync(part, data);
}

/** @param {PostgresPaths} place */
function mustMatchVersion({ bin, data }) {
  const made = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  const { version } = asObject(readJson(path.join(bin, '../../package.json')));
  const ours =
    typeof version === 'string' ? version.split('.')[0] : path.basename(path.dirname(bin)).match(/-(\d+)/)?.[1];
  if (ours && ours !== made) {
    throw new Failure(
      `${data} was made by PostgreSQL ${made}, the installed one is ${ours}: dump it with ${made}, or delete it to begin anew.`,
    );
  }
}

/**
 * A shell that waits for the end of this script, also by SIGKILL, then stops the server and deletes ephemeral data.
 * @param {PostgresPaths} place
 * @param {boolean} ephemeral
 */
function guardServer({ who, bin, data }, ephemeral) {
  const script = ephemeral
    ? 'cat >/dev/null; "$1/pg_ctl" -D "$2" -m immediate -w stop; rm -rf -- "$2"'
    : 'cat >/dev/null; "$1/pg_ctl" -D "$2" -m fast -w stop';
  const child = spawn('/bin/sh', ['-c', script, 'sh', bin, data], {
    ...who,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.on('error', () => {});
  const exit = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  const { end } = onExit(async () => {
    child.stdin.end();
    await exit;
  });
  const pid = child.pid ?? 0;
  return { guard: { name: 'postgres guard', pid, started: processStartOf(pid) ?? '' }, stop: end };
}

/**
 * @param {PostgresPaths} place
 * @returns {Promise<number | undefined>} the port of the server that already runs on the data
 */
async function runningPort({ who, bin, data }) {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  if (process.platform === 'linux' && !isServerOf(data, Number(pid))) {
    // Left by an interrupted server. Its process id may belong to another program now, which would keep the server from starting.
    rmSync(pidFile, { force: true });
    return undefined;
  }
  const status = await run(path.join(bin, 'pg_ctl'), ['-D', data, 'status'], { ...who, cwd: '/' });
  return status.code === 0 ? Number(port) : undefined;
}

/**
 * @param {string} data
 * @param {number} pid
 * @returns {boolean} whether the process is a server whose working directory is the data folder
 */
function isServerOf(data, pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

/**
 * @param {PostgresPaths} place
 * @param {number} port
 * @param {boolean} ephemeral
 */
async function startServer({ who, bin, data }, port, ephemeral) {
  const log = path.join(data, 'server.log');
  if (existsSync(log) && statSync(log).size > MAX_LOG_BYTES) truncateSync(log);
  const all = { ...settings, ...(ephemeral ? ephemeralSettings : {}), port };
  const options = Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const args = ['-D', data, '-w', '-t', '60', '-l', log, '-o', options, 'start'];
  // The server inherits the file handles, so it gets no pipe.
  const { code } = await run(path.join(bin, 'pg_ctl'), args, { ...who, cwd: '/', output: 'dropped' });
  if (code !== 0) {
    const said = existsSync(log) ? lastLines(readFileSync(log, 'utf8'), 8) : '';
    throw new Failure(`PostgreSQL did not start (its log: ${log}); its last lines:`, said);
  }
}

/** SQLSTATE of a server that is starting up or recovering. */
const STARTING = '57P03';

/** @param {string} url */
async function mustAnswer(url) {
  const until = performance.now() + 30_000 * slow;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      const code = asObject(error).code;
      if (code !== STARTING || performance.now() > until) {
        throw new Failure(`The own PostgreSQL does not answer: ${error instanceof Error ? error.message : error}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
