// A second server that follows a PostgreSQL by streaming replication over a network that can fail, and takes its place, for tests and the drill.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { databaseProxy } from '@beian/testing/database';
import { onExit } from '../lib/cleanup.mjs';
import { Failure } from '../lib/failure.mjs';
import { withClient } from '../lib/pg-client.mjs';
import { freePort } from '../lib/ports.mjs';
import { changeOwner } from '../lib/postgres-place.mjs';
import { mustRun } from '../lib/run.mjs';

const PATIENCE_MS = 60_000;
const LOOK_MS = 100;

/** @typedef {Awaited<ReturnType<typeof startStandby>>} Standby */

/**
 * @param {Pick<import('../lib/postgres.mjs').Postgres, 'superuserUrl' | 'place'>} primary a PostgreSQL whose `bin` has pg_basebackup
 */
export async function startStandby({ superuserUrl, place: { who, bin } }) {
  const data = mkdtempSync(path.join(os.tmpdir(), 'beian-standby-'));
  chmodSync(data, 0o700);
  changeOwner(data, who);
  const link = await databaseProxy(superuserUrl);
  const asServer = /** @type {const} */ ({ ...who, cwd: '/', output: 'dropped' });
  const copied = ['--checkpoint=fast', '--wal-method=stream', '--write-recovery-conf', `--pgdata=${data}`];
  await mustRun(
    'pg_basebackup:',
    path.join(bin, 'pg_basebackup'),
    [...copied, `--dbname=${link.through(superuserUrl)}`],
    asServer,
  );
  const port = await freePort();
  // A standby refuses a lower max_connections than its primary has.
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port=${port} -c max_connections=200 -c fsync=off`;
  const pgCtl = (/** @type {string[]} */ ...args) =>
    mustRun('pg_ctl:', path.join(bin, 'pg_ctl'), ['-D', data, '-w', '-t', '60', ...args], asServer);
  const stop = async () => {
    await pgCtl('-m', 'immediate', 'stop').catch(() => undefined);
    await link.close();
    rmSync(data, { recursive: true, force: true });
  };
  onExit(() => void stop());
  await pgCtl('-l', path.join(data, 'server.log'), '-o', options, 'start');
  /** The same address on this server. @param {string} url */
  const on = (url) => Object.assign(new URL(url), { port: String(port) }).href;
  /** @param {string} url @param {string} sql @param {unknown[]} [values] @returns {Promise<any[]>} */
  const ask = (url, sql, values) => withClient(url, async (client) => (await client.query(sql, values)).rows);

  return {
    on,
    data,
    /** Waits until all that is written on the primary by now is here. */
    catchUp: async () => {
      const [{ lsn }] = await ask(superuserUrl, 'select pg_current_wal_flush_lsn()::text as lsn');
      const sql = 'select coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as is_here';
      for (const deadline = performance.now() + PATIENCE_MS; ; ) {
        if ((await ask(on(superuserUrl), sql, [lsn]))[0].is_here) return;
        if (performance.now() > deadline) throw new Failure('The standby does not follow its primary');
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
    /** From now on nothing arrives: what is written on the primary is lost when this server takes its place. */
    lag: () => link.silence(),
    promote: () => pgCtl('promote'),
    stop,
  };
}
