// What single steps of a drill break, besides killing a process.
import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { asStaff } from '../../examples/desk-client.mjs';
import { drawMaterial } from '../lib/draw.mjs';
import { Failure } from '../lib/failure.mjs';
import { withClient } from '../lib/pg-client.mjs';

/** @typedef {import('./installation.mjs').Drill} Drill */

/**
 * Longer than every limit that rests on it: a silent connection to Redis is given up after 30 s, and a job is added again after 30 s. Ten minutes change nothing
 * more.
 */
const REDIS_AWAY_MS = 60_000;

/** An upload to api-1. @param {Drill} drill @param {number} status that is expected @returns {Promise<string>} */
export async function uploadIsRefused(drill, status) {
  const began = performance.now();
  const answer = await fetch(`${drill.apiUrl(1)}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${drill.partnerKey}` },
    body: await drawMaterial('WEBSITE_PRINCIPAL_ID', 'drill'),
  });
  const wait = answer.headers.get('retry-after');
  if (answer.status !== status || wait === null) throw new Failure(`An upload is answered ${answer.status}`);
  return `an upload: ${status}, Retry-After ${wait}, after ${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** Signing in hashes a password, for which the process needs one of its threads. @param {Drill} drill @returns {Promise<string>} */
export async function signsIn(drill) {
  const began = performance.now();
  const answer = await fetch(`${drill.apiUrl(1)}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(drill.signIn),
  });
  if (!answer.ok) throw new Failure(`A sign-in is answered ${answer.status}`);
  return `a sign-in: ${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** What was pushed reaches its bureau while Redis is away, which takes a while. @param {Drill} drill @returns {Promise<string>} */
export async function bureausGoOn(drill) {
  const began = performance.now();
  await drill.pushing;
  await drill.until('what was pushed is at its bureau', async () => {
    const [row] = await drill.query(
      `select count(*)::int as waiting from app.orders where state = 'SUBMITTING' and not test`,
    );
    return row.waiting === 0;
  });
  const took = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, REDIS_AWAY_MS - took)));
  const open = await drill.query(
    `select 1 from pg_stat_activity where application_name like 'beian%' and state like 'idle in transaction%' and now() - xact_start > '5 s'`,
  );
  if (open.length > 0) throw new Failure(`${open.length} transactions wait`);
  return `Redis away for ${Math.round(Math.max(took, REDIS_AWAY_MS) / 1000)} s; orders at their bureaus after ${(took / 1000).toFixed(1)} s; no transaction waits`;
}

/** A worker is started again and again, and dies each time as soon as it is ready. @param {Drill} drill */
export async function crashInALoop(drill) {
  await Promise.all([drill.end('worker-1', 'SIGKILL'), drill.end('worker-2', 'SIGKILL')]);
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      await drill.startAgain('worker-1');
      await drill.end('worker-1', 'SIGKILL');
    }
  })();
  drill.endFault = () => {
    isOver = true;
    return loop;
  };
}

/** The files of an order are gone when a job needs them, as if it had not run before. @param {Drill} drill */
export async function loseFiles(drill) {
  const rows = await drill.query(
    'select unnest(array_remove(array[file, report_file], null)) as file from app.materials where order_id = $1',
    [drill.spare],
  );
  const files = rows.map(({ file }) => path.join(drill.volume.folder, file.slice(0, 2), file.slice(2, 4), file));
  if (files.length === 0) throw new Failure('the spare order has no files');
  for (const file of files) renameSync(file, `${file}.lost`);
  drill.endFault = async () => {
    for (const file of files) renameSync(`${file}.lost`, file);
  };
  await drill.query('delete from app.report_checks where order_id = $1', [drill.spare]);
  await drill.query(`insert into app.outbox (id, job, payload) values ($1, 'prepareReport', $2)`, [
    `job_${randomUUID()}`,
    JSON.stringify({ orderId: drill.spare }),
  ]);
}

const see = `mutation ($id: ID!, $key: String!) { done: markIncidentSeen(id: $id, key: $key) { __typename } }`;

/** @param {Drill} drill @returns {Promise<string>} */
export async function jobHasEnded(drill) {
  const [incident] = await drill.query(
    `select why from app.bureau_incidents where call = 'job' and settled_at is null`,
  );
  const [job] = await drill.query(`select 1 from app.outbox where job = 'prepareReport' and done_at is null`);
  if (incident === undefined || job !== undefined) throw new Failure('the job is still tried');
  return `an incident: ${incident.why.replace(/ of \S+:/, ' of an order:')}`;
}

/** The files are back, and a supervisor closes the incident. @param {Drill} drill */
export async function closeIncident(drill) {
  await drill.endFault();
  const { login = '', password = '' } = drill.signIns.find(({ role }) => role === 'supervisor') ?? {};
  const supervisor = await asStaff(drill.balancer.url, login, password);
  const [{ id }] = await drill.query(`select id from app.bureau_incidents where call = 'job' and settled_at is null`);
  const { done } = await supervisor.graphql(see, { id, key: randomUUID() });
  if (done.__typename === 'ActionRefused') throw new Failure(`markIncidentSeen: ${done.__typename}`);
}

/** Programs of others take every connection that the server has left. @param {Drill} drill */
export async function takeConnections(drill) {
  let isOver = () => {};
  const over = new Promise((resolve) => {
    isOver = () => resolve(undefined);
  });
  /** @type {Promise<unknown>[]} */
  const held = [];
  drill.endFault = async () => {
    isOver();
    await Promise.allSettled(held);
  };
  for (let isFull = false; !isFull; ) {
    await new Promise((resolve) => {
      const one = withClient(drill.database.DATABASE_APP_URL, async () => {
        resolve(undefined);
        await over;
      });
      one.catch(() => {
        isFull = true;
        resolve(undefined);
      });
      held.push(one);
    });
  }
}
