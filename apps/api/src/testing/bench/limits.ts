import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inTransaction, openHouse, perform } from '@beian/orders';
import {
  orderIn,
  seedOtherPartner,
  seedPeople,
  seedRecords,
  type TestDatabase,
  testDatabase,
} from '@beian/orders/testing';
import { pino } from 'pino';
import { createServer } from '../../server.ts';

/** What row-level security and the limits cost a request, and what a flood of refused queries costs everybody else. See `npm run bench -- --help`. */
interface Asked {
  readonly rounds: number;
  readonly requests: number;
  /** Refused queries a second, one run each. */
  readonly floods: readonly number[];
  readonly seconds: number;
}
const say = (line: string) => process.stdout.write(`${line}\n`);

const page = `query Page { orders(first: 20) { totalCount pageInfo { endCursor } edges { node { id number state due { at } } } } }`;
/** The page of an order as the examples show it, of one in review. */
const one = readFileSync(new URL('../../../../../docs/api/examples/08-order.graphql', import.meta.url), 'utf8');
const bad = [
  // Dearer than the bucket, too deep, the same field over and over, fields that are not there.
  '{ orders(first: 100) { edges { node { id actions { event } items { key } timeline { at } due { at } parties { clock } } } } }',
  `{ order(id: "x") { ${'record { openOrder { '.repeat(6)} id ${'} }'.repeat(6)} } }`,
  `{ ${'viewer { name } '.repeat(480)} }`,
  `{ viewer { ${Array.from({ length: 900 }, (_, at) => `nam${at}`).join(' ')} } }`,
];

/** One API process; says its port, and its processor time whenever it is asked. */
async function serve({
  databaseUrl,
  keysFile,
  filesDir,
  pointLimits,
}: {
  databaseUrl: string;
  keysFile: string;
  filesDir: string;
  pointLimits: boolean;
}) {
  const house = await openHouse({ databaseUrl, keysFile, filesDir });
  const settings = {
    consoleDir: undefined,
    graphiqlDir: undefined,
    sandboxUrl: undefined,
    secureCookies: false,
    pointLimits,
  };
  const app = await createServer(house, settings, pino({ level: 'silent' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000 });
  });
  process.send?.({ port: (app.server.address() as { port: number }).port });
}

interface Server extends Omit<Ground, 'db'> {
  readonly child: ChildProcess;
  readonly port: number;
}
interface Ground {
  readonly db: TestDatabase;
  readonly key: string;
  readonly orderId: string;
  readonly stranger: { readonly key: string };
}

/** A partner with drafts, and another one. */
async function ground(): Promise<Ground> {
  const db = await testDatabase();
  const records = await seedRecords(db);
  const people = await seedPeople(db);
  const stranger = await seedOtherPartner(db);
  const { actor, key } = people.partner;
  const [first, ...others] = records;
  if (first === undefined) throw new Error('the seed made no record');
  const orderId = await orderIn(db, people, first, 'INITIAL_REVIEW');
  for (const record of others)
    await inTransaction(db.app, actor, (tx) =>
      perform(db.app, tx, { event: 'openOrder', actor, recordId: record.id, input: { kind: 'CHANGE_SUBJECT' } }),
    );
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000 where id = $1', [actor.id]);
  return { db, key, orderId, stranger };
}

async function start({ db, ...ground }: Ground, pointLimits: boolean): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), { env: { NODE_ENV: 'production' } });
  child.send({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir, pointLimits });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port, ...ground };
}
async function cpuOf({ child }: Server): Promise<number> {
  child.send('cpu');
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }];
  return cpu;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
/** Status and milliseconds. */
function ask(
  port: number,
  key: string,
  query: string,
  variables: object = {},
): Promise<{ status: number; ms: number }> {
  const text = JSON.stringify({ query, variables });
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'content-length': Buffer.byteLength(text),
      authorization: `Bearer ${key}`,
    };
    const sent = http.request({ agent, port, path: '/graphql', method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - begun }));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const percent = (value: number, base: number) =>
  `${value < base ? '−' : '+'}${Math.abs((value / base - 1) * 100).toFixed(0)} %, ${ms(value - base)}`;
const ms = (value: number) => `${value.toFixed(2)} ms`;

async function measure({ rounds, requests, floods, seconds }: Asked): Promise<void> {
  say(`${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}`);
  const [bare, db] = [await ground(), await ground()];
  // The house opens for no role that policies do not bind: so there are none in a database of its own.
  await bare.db.query(`do $$ declare t text; begin for t in select tablename from pg_tables where schemaname = 'app' loop
    execute format('alter table app.%I no force row level security, disable row level security', t); end loop; end $$`);
  const [off, on] = await Promise.all([start(bare, false), start(db, true)]);
  const good = [
    ['a page of orders', page, () => ({})],
    ['one order', one, ({ orderId }: Server) => ({ id: orderId })],
  ] as const;

  say(
    '\nWhat row-level security and the limits together cost a request (off: a database without policies, and no points): one caller, in turns; median of the answer’s time and of the process’s processor time.',
  );
  for (const [name, query, variables] of good) {
    const sides = {
      off: { times: [] as number[], cpu: [] as number[] },
      on: { times: [] as number[], cpu: [] as number[] },
    };
    for (let round = 0; round <= rounds; round += 1)
      for (const side of round % 2 === 0 ? (['off', 'on'] as const) : (['on', 'off'] as const)) {
        const server = side === 'on' ? on : off;
        const before = await cpuOf(server);
        const times: number[] = [];
        for (let at = 0; at < requests; at += 1) {
          const { status, ms } = await ask(server.port, server.key, query, variables(server));
          if (status !== 200) throw new Error(`${name}: ${status}`);
          times.push(ms);
        }
        // The first round warms up.
        if (round === 0) continue;
        sides[side].times.push(quantile(times, 0.5));
        sides[side].cpu.push(((await cpuOf(server)) - before) / requests);
      }
    const [o, w] = [sides.off, sides.on].map(({ times, cpu }) => ({
      time: quantile(times, 0.5),
      cpu: quantile(cpu, 0.5),
    }));
    if (o === undefined || w === undefined) return;
    say(
      `  ${name}: off ${ms(o.time)}, on ${ms(w.time)} (${percent(w.time, o.time)}); processor off ${ms(o.cpu)}, on ${ms(w.cpu)} (${percent(w.cpu, o.cpu)})`,
    );
  }

  say('\nA partner’s page of orders, 20 a second, while another partner sends so many refused queries a second:');
  const quiet = await underFlood(on.port, { key: on.key, bad: on.stranger.key, rate: 0, seconds });
  say(`  none: p50 ${ms(quantile(quiet.times, 0.5))}, p95 ${ms(quantile(quiet.times, 0.95))}`);
  for (const rate of floods) {
    // Before and after, so that what else the machine does is seen.
    const flooded = await underFlood(on.port, { key: on.key, bad: on.stranger.key, rate, seconds });
    const again = await underFlood(on.port, { key: on.key, bad: on.stranger.key, rate: 0, seconds });
    const base = (quantile(quiet.times, 0.95) + quantile(again.times, 0.95)) / 2;
    const p95 = quantile(flooded.times, 0.95);
    say(
      `  ${rate}/s: p50 ${ms(quantile(flooded.times, 0.5))}, p95 ${ms(p95)} (${((p95 / base - 1) * 100).toFixed(0)} % beside ${ms(base)} without); refused with ${JSON.stringify(flooded.statuses)}, p95 ${ms(quantile(flooded.refused, 0.95))}, longest ${ms(Math.max(...flooded.refused))}`,
    );
  }
  for (const { child } of [off, on]) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  agent.destroy();
  await Promise.all([bare.db.close(), db.db.close()]);
}

/** Both kinds come by the clock, whether or not the answers do. */
async function underFlood(
  port: number,
  { key, bad: badKey, rate, seconds }: { key: string; bad: string; rate: number; seconds: number },
) {
  const times: number[] = [];
  // From a process of its own: what it sends and reads is no time of the good partner's.
  const flooder = fork(fileURLToPath(import.meta.url), { env: { NODE_ENV: 'production' } });
  const done = once(flooder, 'message');
  flooder.send({ flood: { port, key: badKey, rate, seconds } });
  await paced(20, seconds, async () => {
    const { status, ms } = await ask(port, key, page);
    if (status !== 200) throw new Error(`good traffic: ${status}`);
    times.push(ms);
  });
  const [flooded] = (await done) as [Awaited<ReturnType<typeof flood>>];
  if (flooder.connected) flooder.disconnect();
  return { times, ...flooded };
}

interface Flood {
  readonly port: number;
  readonly key: string;
  readonly rate: number;
  readonly seconds: number;
}

async function flood({ port, key, rate, seconds }: Flood) {
  const refused: number[] = [];
  const statuses: Record<number, number> = {};
  await paced(rate, seconds, async (nth) => {
    const { status, ms } = await ask(port, key, bad[nth % bad.length] ?? '');
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500 || status < 400) throw new Error(`a refused query got ${status}`);
    refused.push(ms);
  });
  // What keeps the process up.
  agent.destroy();
  return { refused, statuses };
}

async function paced(perSecond: number, seconds: number, send: (nth: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const sent: Promise<void>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    const wait = begun + (nth * 1000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    sent.push(send(nth));
  }
  await Promise.all(sent);
}

type Task = Parameters<typeof serve>[0] | { readonly flood: Flood };
if (process.send === undefined) await measure(JSON.parse(process.argv[2] ?? '{}') as Asked);
else
  process.once('message', async (task: Task) => {
    if ('flood' in task) process.send?.(await flood(task.flood));
    else await serve(task);
  });
