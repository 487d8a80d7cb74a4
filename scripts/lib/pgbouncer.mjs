// A PgBouncer for one run: Debian's, on loopback.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { freePort } from './ports.mjs';

/**
 * @typedef {object} PgBouncer
 * @property {(url: string) => string} through the same database by way of PgBouncer
 * @property {() => Promise<void>} kill by SIGKILL
 * @property {() => Promise<void>} start again, on the same port
 * @property {() => Promise<void>} stop ends it and deletes its files
 */

/**
 * Starts PgBouncer before the server of these addresses, whose users and passwords it takes. Its settings are Debian's, except that a pool
 * may be as large as the programs need.
 * @param {{ urls: readonly string[], mode: 'session' | 'transaction' | 'statement' }} options
 * @returns {Promise<PgBouncer>} settles when it listens
 */
export async function startPgBouncer({ urls, mode }) {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-pgbouncer-'));
  chmodSync(folder, 0o755);
  const servers = urls.map((url) => new URL(url));
  const users = servers.map((url) => `"${url.username}" "${decodeURIComponent(url.password)}"`);
  const [server] = servers;
  const settings = [
    '[databases]',
    `* = host=${server?.hostname} port=${server?.port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${path.join(folder, 'users.txt')}`,
    `pool_mode = ${mode}`,
    'default_pool_size = 60',
  ];
  writeFileSync(path.join(folder, 'users.txt'), users.join('\n'));
  writeFileSync(path.join(folder, 'pgbouncer.ini'), settings.join('\n'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const start = async () => {
    // PgBouncer does not run as root.
    const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
    const started = spawn('pgbouncer', [...user, path.join(folder, 'pgbouncer.ini')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    /** @type {string[]} */
    const lines = [];
    await new Promise((resolve, reject) => {
      started.on('error', reject);
      started.on('exit', () => reject(new Failure('pgbouncer ended (Debian package pgbouncer):', lines.join('\n'))));
      readline.createInterface({ input: started.stderr }).on('line', (line) => {
        lines.push(line);
        if (line.includes('process up')) resolve(undefined);
      });
    });
  };
  const kill = async () => {
    const ended = child;
    child = undefined;
    if (ended === undefined || ended.exitCode !== null) return;
    const exit = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill('SIGKILL');
    await exit;
  };
  const ending = onExit(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return {
    through: (url) => {
      const changed = new URL(url);
      changed.port = String(port);
      changed.hostname = '127.0.0.1';
      return changed.href;
    },
    kill,
    start,
    stop: ending.end,
  };
}
