import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import path from 'node:path';
import { listen } from '@beian/database/connection';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { fillPushedOrders, orderInState } from '@beian/testing/orders';
import { type FireableTimer, fillTimers } from '../fill/fill-timers.ts';
import { endChild, startChild } from './child-program.ts';
import { Probes } from './probes.ts';

/** Options of `npm run bench -- timers`; as JSON in the first argument. */
interface BenchOptions {
  /** Open timers. */
  readonly open: number;
  /** Timers due in one second. */
  readonly burst: number;
  /** Timers due at an even rate, ten per second. */
  readonly steady: number;
  /** Worker programs. */
  readonly workers: number;
  /** The worker's program as started in operation. */
  readonly worker: string;
}

const options: BenchOptions = JSON.parse(process.argv[2] ?? '{}');
const here = import.meta.dirname;
const print = (text: string) => process.stdout.write(`${text}\n`);
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Orders that are pushed one by one. */
const PUSHED = 120;
/** A burst is given up after this time. */
const GIVE_UP_MS = 150_000;

const db = await testDatabase();
const [bureau, { port, settings }] = await startChild('bureau', [path.join(here, 'slow-bureau.js')], {});
const workers: ChildProcess[] = [];
try {
  const filled = await fill(db);
  for (let nth = 0; nth < options.workers; nth++) {
    const [child] = await startChild('worker', [options.worker], {
      ...settings,
      DATABASE_WORKER_URL: db.workerUrl,
      FILES_DIR: db.filesDir,
      KEYS_FILE: db.keysFile,
      REGISTRY_URL: 'http://127.0.0.1:9/registry',
      BUREAU_PRIVATE_HOSTS: '127.0.0.1',
      BUREAU_BATCH_MS: '0',
      LOG_LEVEL: 'warn',
    });
    workers.push(child);
  }
  await wait(3000);
  await measure('at an even pace', filled.steady, options.steady * 100, filled.pushed);
  await measure('in one second', filled.burst, 1000, filled.pushed);
} finally {
  for (const child of [...workers, bureau]) await endChild(child);
  await db.close();
}

async function fill(into: TestDatabase) {
  const began = performance.now();
  const records = await seedRecords(into);
  const people = await seedPeople(into);
  const account = { province: '320000', ispId: ISP_ID, userName: 'bench', password: '样例密码' };
  const encryption = { key: '0123456789abcdef', iv: '0102030405060708' };
  const wsdl = `http://127.0.0.1:${port}/ISPWebService/upDownLoad?wsdl`;
  await seedConnection(into.worker, { ...account, encryption, wsdl });
  const [first, second, third] = records;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few records');
  await fillPushedOrders(into, await orderInState(into, people, first, 'SUBMITTING'), { count: PUSHED, imageShare: 0 });
  const pushed = await into.query<{ id: string }>(
    `update app.orders set state = 'SUBMISSION_PENDING' where state = 'SUBMITTING' returning id`,
  );
  await into.query(`update app.timers set closed_at = app.now() where closed_at is null`);
  // 70 % are a reviewer's; 30 % are an applicant's, each with a mail and an SMS to the applicant and a mail to the partner.
  const of = (count: number) => ({ review: Math.ceil(count * 0.7), draft: Math.floor(count * 0.3) });
  const [steady, burst] = [of(options.steady), of(options.burst)];
  const fireable = { review: steady.review + burst.review, draft: steady.draft + burst.draft };
  const timers = await fillTimers(into, people, [second, third], { timers: options.open, fireable });
  const share = (from: 'first' | 'then') => [
    ...(from === 'first' ? timers.review.slice(0, steady.review) : timers.review.slice(steady.review)),
    ...(from === 'first' ? timers.draft.slice(0, steady.draft) : timers.draft.slice(steady.draft)),
  ];
  const [count] = await into.query<{ timers: number; orders: number }>(
    `select (select count(*)::int from app.timers where fired_at is null and closed_at is null) as timers,
       (select count(*)::int from app.orders where locked) as orders`,
  );
  print(
    `filled              ${count?.timers} open timers of ${count?.orders} open orders in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return { steady: share('first'), burst: share('then'), pushed: pushed.map(({ id }) => id) };
}

/**
 * Makes these timers due within `withinMs`, starting in two seconds, and measures when the event of each appears and how long other work
 * takes.
 */
async function measure(
  name: string,
  timers: readonly FireableTimer[],
  withinMs: number,
  pushed: string[],
): Promise<void> {
  if (timers.length === 0) return;
  const rows = await db.query<{ orderId: string; dueMs: number }>(
    `update app.timers t set due_at = date_trunc('milliseconds', app.now()) + interval '3 s' + s.nth * $2 / $3 * interval '1 millisecond'
     from unnest($1::text[]) with ordinality s(id, nth) where t.id = s.id
     returning t.order_id as "orderId", (extract(epoch from t.due_at) * 1000 - (select offset_ms from app.clock))::float8 as "dueMs"`,
    [timers.map(({ timerId }) => timerId), withinMs, timers.length],
  );
  const due = new Map(rows.map(({ orderId, dueMs }) => [orderId, dueMs]));
  const first = Math.min(...due.values());
  const late: number[] = [];
  let last = first;
  let all: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    all = resolve;
  });
  const listening = await listen(db.workerUrl, ['orders'], (_, orderId) => {
    const at = due.get(orderId);
    if (at === undefined) return;
    due.delete(orderId);
    last = Date.now();
    late.push(last - at);
    if (due.size === 0) all();
  });
  const probes = new Probes(db, pushed, GIVE_UP_MS);
  const giveUp = AbortSignal.timeout(withinMs + GIVE_UP_MS);
  const over = () => due.size === 0 || giveUp.aborted;
  const seen = new Map<string, number>();
  await Promise.all([Promise.race([done, once(giveUp, 'abort')]), probes.run(over), lookAtDatabase(seen, over)]);
  await listening.close();
  const [check] = await db.query<{ fired: number; early: number; events: number }>(
    `select count(t.fired_at)::int as fired, (count(*) filter (where t.fired_at < t.due_at))::int as early,
       (select count(*)::int from app.order_events e where e.order_id = any($2) and e.event in ('warn', 'breach', 'remind')) as events
     from app.timers t where t.id = any($1)`,
    [timers.map(({ timerId }) => timerId), timers.map(({ orderId }) => orderId)],
  );
  print(`${name.padEnd(20)}${timers.length} timers: fired ${check?.fired}, events ${check?.events}, early ${check?.early}
  late              ${figures(late)}; all fired ${((last - first) / 1000).toFixed(1)} s after the first was due
  notice until sent ${figures(probes.notices)}
  push until taken  ${figures(probes.submissions)} (the bureau answers after 200 ms)
  seen in database  ${[...seen]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([what, times]) => `${what} ${(times / 10).toFixed(1)} s`)
    .join(', ')}
  load after        ${loadavg()[0]?.toFixed(1)}`);
}

/** Samples the workers' running statements ten times a second, for the approximate time spent on each. */
async function lookAtDatabase(seen: Map<string, number>, over: () => boolean): Promise<void> {
  while (!over()) {
    const running = await db.query<{ name: string }>(
      `select coalesce(substring(query from '/\\* (\\w+) \\*/'), left(query, 40)) as name from pg_stat_activity
       where usename = 'worker' and state = 'active' and datname = current_database()`,
    );
    for (const { name } of running) seen.set(name, (seen.get(name) ?? 0) + 1);
    await wait(100);
  }
}

function figures(list: readonly number[]): string {
  if (list.length === 0) return 'none';
  const sorted = list.toSorted((a, b) => a - b);
  const p = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return `p50 ${p(0.5)}, p95 ${p(0.95)}, at most ${p(1)} ms (${list.length})`;
}
