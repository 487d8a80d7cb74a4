// The step in which everything is lost and restored: docs/backup.md, from the backup to the last resumed connection.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { asStaff } from '../../examples/desk-client.mjs';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { withClient } from '../lib/pg-client.mjs';
import { lastLines, run } from '../lib/run.mjs';
import { processNames } from '../rolling/installation.mjs';

/** Orders that were ready at the backup, and are pushed after the restore. */
const PUSHED_AFTER = 2;
/** What after-restore says of a connection with nothing left to do. */
const THEN_RESUME = '  - Then resume it';

/** @typedef {import('./installation.mjs').Drill} Drill */

/**
 * Runs a command of packages/backup to its end.
 * @param {Drill} drill @param {'backup' | 'restore' | 'verify-restore' | 'after-restore'} name @param {string[]} args @param {Record<string, string>} env
 */
const command = ({ bin }, name, args, env) =>
  run(process.execPath, [path.join(root, `packages/backup/dist/${name}.js`), ...args], {
    env: { ...process.env, POSTGRES_BIN: bin, ...env },
  });

/** @param {Parameters<typeof command>} call @returns {Promise<string>} its lines */
async function mustCommand(...call) {
  const { code, stdout, output } = await command(...call);
  if (code !== 0) throw new Failure(`npm run ${call[1]} ended with ${code}:`, lastLines(output, 40));
  return stdout;
}

/**
 * Backs up while requests come, then ends all processes. What is pushed is at its bureau before: what a bureau and its results had after the backup,
 * people settle (e2e/backup-load.long.test.ts).
 * @param {Drill} drill
 */
export async function backUpAndLose(drill) {
  await drill.pushing;
  await drill.quiet();
  const env = { DATABASE_SUPERUSER_URL: drill.superuserUrl, FILES_DIR: drill.filesDir };
  drill.notesAtLeast = drill.load.notes();
  const said = await mustCommand(drill, 'backup', [path.join(drill.folder, 'backups')], env);
  drill.release = await drill.load.holdNotes();
  drill.brokeAt = performance.now();
  for (const name of processNames) await drill.end(name, 'SIGTERM');
  return said;
}

/** Pauses or resumes every connection as a supervisor. @param {Drill} drill @param {'pauseBureau' | 'resumeBureau'} change @returns {Promise<number>} connections */
export async function changeAllBureaus(drill, change) {
  const { login = '', password = '' } = drill.signIns.find(({ role }) => role === 'supervisor') ?? {};
  const supervisor = await asStaff(drill.balancer.url, login, password);
  const bureaus = await drill.query('select id from app.bureaus where not test');
  const mutation = `mutation ($id: ID!, $key: String!) { done: ${change}(bureauId: $id, why: "演练", key: $key) { __typename } }`;
  for (const { id } of bureaus) {
    const { done } = await supervisor.graphql(mutation, { id, key: randomUUID() });
    if (done.__typename !== 'ChangedConnection') throw new Failure(`${change}: ${done.__typename}`);
  }
  return bureaus.length;
}

/**
 * Settles with the bureaus what the database has lost, and resumes the connections, as docs/backup.md says.
 * @param {Drill} drill @param {Record<string, string>} env @returns {Promise<string>}
 */
export async function settleAndResume(drill, env) {
  const listed = await command(drill, 'after-restore', [], env);
  const left = listed.stdout.split('\n').filter((line) => line.startsWith('  - ') && !line.startsWith(THEN_RESUME));
  if (listed.code !== 1 || left.length > 0) throw new Failure('after-restore:', lastLines(listed.output, 100));
  const resumed = await changeAllBureaus(drill, 'resumeBureau');
  await mustCommand(drill, 'after-restore', [], env);
  return `after-restore: nothing left at ${resumed} bureaus`;
}

/** Restores into a new database and a new folder, as docs/backup.md says, and pushes what was ready. @param {Drill} drill @returns {Promise<string>} */
export async function restoreAndResume(drill) {
  const on = (/** @type {string} */ url) => Object.assign(new URL(url), { pathname: '/restored' }).href;
  const superuserUrl = on(drill.superuserUrl);
  const { DATABASE_URL, DATABASE_APP_URL, DATABASE_WORKER_URL } = drill.database;
  const database = {
    ...{ DATABASE_URL: on(DATABASE_URL), DATABASE_APP_URL: on(DATABASE_APP_URL) },
    DATABASE_WORKER_URL: on(DATABASE_WORKER_URL),
  };
  const filesDir = path.join(drill.folder, 'restored');
  mkdirSync(filesDir);
  const env = { ...database, DATABASE_SUPERUSER_URL: superuserUrl, KEYS_FILE: drill.keysFile, FILES_DIR: filesDir };
  const backups = path.join(drill.folder, 'backups');
  await mustCommand(drill, 'restore', [backups], env);
  await mustCommand(drill, 'verify-restore', [backups], env);
  drill.moveTo({
    ...{ database, filesDir },
    query: (sql, values) => withClient(superuserUrl, async (client) => (await client.query(sql, values)).rows),
  });
  const kept = await drill.countNotes();
  drill.found.lost.push(
    ...Array.from({ length: Math.max(0, drill.notesAtLeast - kept) }, () => 'a note from before the backup'),
  );
  for (const name of processNames) await drill.startAgain(name);
  drill.release?.(kept);

  const settled = await settleAndResume(drill, env);
  await drill.pushNext(PUSHED_AFTER);
  return `${kept} notes kept, ${drill.notesAtLeast} or more at the backup; ${settled}; ${PUSHED_AFTER} orders pushed after it`;
}
