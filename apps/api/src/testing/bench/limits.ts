import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { openContext } from '@beian/database/context';
import { transaction } from '@beian/database/transaction';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { pino } from 'pino';
import { createServer } from '../../server.ts';
import { agent, ask, type Flood, type Flooded, paced } from './flood.ts';

/**
 * Measures the cost of row-level security and rate limits per request, and the effect of a flood of refused queries on others. See `npm run
 * bench -- --help`.
 */
interface BenchOptions {
  readonly rounds: number;
  readonly requests: number;
  /** Refused queries per second, one run each. */
  readonly floods: readonly number[];
  /** Length of a turn, and number of turns with and without a flood. */
  readonly seconds: number;
  readonly turns: number;
}
interface Half {
  readonly p50: number;
  readonly p95: number;
}
/** Rounds until V8 has compiled the hot code in both processes: some thousand requests. */
const WARM_ROUNDS = 8;
/** Pages per second of the partner without errors. */
const GOOD_RATE = 40;
const print = (line: string) => process.stdout.write(`${line}\n`);

const page = `query Page { orders(first: 20) { totalCount pageInfo { endCursor } edges { node { id number state due { at } } } } }`;
/** The order page of the API examples, for an order in review. */
const one = readFileSync(new URL('../../../../../docs/api/examples/08-order.graphql', import.meta.url), 'utf8');
/** One API process that reports its port, and its processor time on request. */
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
  const ctx = await openContext({ databaseUrl, keysFile, filesDir });
  const settings = {
    consoleDir: undefined,
    graphiqlDir: undefined,
    sandboxUrl: undefined,
    secureCookies: false,
    pointLimits,
  };
  const app = await createServer(ctx, settings, pino({ level: 'silent' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000 });
  });
  process.send?.({ port: (app.server.address() as { port: number }).port });
}

interface Server extends Omit<BenchSetup, 'db'> {
  readonly child: ChildProcess;
  readonly port: number;
}
interface BenchSetup {
  readonly db: TestDatabase;
  readonly key: string;
  readonly orderId: string;
  readonly stranger: { readonly key: string };
}

/** Creates a partner with drafts, and another partner. */
async function createBenchSetup(): Promise<BenchSetup> {
  const db = await testDatabase();
  const records = await seedRecords(db);
  const people = await seedPeople(db);
  const stranger = await seedOtherPartner(db);
  const { actor, key } = people.partner;
  const [first, ...others] = records;
  if (first === undefined) throw new Error('the seed made no record');
  const orderId = await orderInState(db, people, first, 'INITIAL_REVIEW');
  for (const record of others)
    await transaction(db.app, actor, (tx) =>
      perform(db.app, tx, { event: 'openOrder', actor, recordId: record.id, input: { kind: 'CHANGE_SUBJECT' } }),
    );
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000 where id = $1', [actor.id]);
  return { db, key, orderId, stranger };
}

async function start({ db, ...ground }: BenchSetup, pointLimits: boolean): Promise<Server> {
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

const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const percent = (value: number, base: number) =>
  `${value < base ? '−' : '+'}${Math.abs((value / base - 1) * 100).toFixed(0)} %, ${ms(value - base)}`;
const ms = (value: number) => `${value.toFixed(2)} ms`;

async function measure({ rounds, requests, floods, seconds, turns }: BenchOptions): Promise<void> {
  print(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}`,
  );
  const [bare, db] = [await createBenchSetup(), await createBenchSetup()];
  // openContext refuses a role that bypasses row-level security, so a separate database without policies is used.
  await bare.db.query(`do $$ declare t text; begin for t in select tablename from pg_tables where schemaname = 'app' loop
    execute format('alter table app.%I no force row level security, disable row level security', t); end loop; end $$`);
  const [off, on] = await Promise.all([start(bare, false), start(db, true)]);
  const good = [
    ['a page of orders', page, () => ({})],
    ['one order', one, ({ orderId }: Server) => ({ id: orderId })],
  ] as const;

  print(
    '\nWhat row-level security and the limits together cost a request (off: a database without policies, and no points): one caller, in turns; median of the answer’s time and of the process’s processor time.',
  );
  for (const [name, query, variables] of good) {
    const sides = {
      off: { times: [] as number[], cpu: [] as number[] },
      on: { times: [] as number[], cpu: [] as number[] },
    };
    for (let round = -WARM_ROUNDS; round < rounds; round += 1)
      for (const side of round % 2 === 0 ? (['off', 'on'] as const) : (['on', 'off'] as const)) {
        const server = side === 'on' ? on : off;
        const before = await cpuOf(server);
        const times: number[] = [];
        for (let at = 0; at < requests; at += 1) {
          const { status, ms } = await ask(server.port, server.key, query, variables(server));
          if (status !== 200) throw new Error(`${name}: ${status}`);
          times.push(ms);
        }
        if (round < 0) continue;
        sides[side].times.push(quantile(times, 0.5));
        sides[side].cpu.push(((await cpuOf(server)) - before) / requests);
      }
    const [o, w] = [sides.off, sides.on].map(({ times, cpu }) => ({
      time: quantile(times, 0.5),
      cpu: quantile(cpu, 0.5),
    }));
    if (o === undefined || w === undefined) return;
    print(
      `  ${name}: off ${ms(o.time)}, on ${ms(w.time)} (${percent(w.time, o.time)}); processor off ${ms(o.cpu)}, on ${ms(w.cpu)} (${percent(w.cpu, o.cpu)})`,
    );
  }

  print(
    `\nA partner’s page of orders, ${GOOD_RATE} a second, while another partner sends so many refused queries a second and while it does not, in turns of ${seconds} s, ${turns} of each; median of the turns’ p50 and p95. 0/s: what differs by chance.`,
  );
  const flooder = fork(fileURLToPath(new URL('flood.js', import.meta.url)), { env: { NODE_ENV: 'production' } });
  await once(flooder, 'message');
  const turn = async (rate: number) => {
    const before = await cpuOf(on);
    const ended = await underFlood(flooder, on, { port: on.port, key: on.stranger.key, rate, seconds });
    return { ...ended, cpu: (await cpuOf(on)) - before };
  };
  await turn(0);
  for (const rate of floods) {
    /** One entry per turn. */
    const sides = { quiet: [] as Half[], flooded: [] as Half[] };
    const refused: number[] = [];
    let cpu = 0;
    const statuses: Record<string, number> = {};
    for (let at = 0; at < turns; at += 1)
      for (const side of at % 2 === 0 ? (['quiet', 'flooded'] as const) : (['flooded', 'quiet'] as const)) {
        const { times, ...flooded } = await turn(side === 'quiet' ? 0 : rate);
        cpu += side === 'quiet' ? -flooded.cpu : flooded.cpu;
        sides[side].push({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
        refused.push(...flooded.refused);
        for (const [status, many] of Object.entries(flooded.statuses))
          statuses[status] = (statuses[status] ?? 0) + many;
      }
    const of = (half: keyof Half) =>
      [sides.flooded, sides.quiet].map((turns) =>
        quantile(
          turns.map((one) => one[half]),
          0.5,
        ),
      ) as [number, number];
    const [[p50, was50], [p95, was95]] = [of('p50'), of('p95')];
    print(
      `  ${rate}/s: p50 ${ms(p50)} (${percent(p50, was50)}), p95 ${ms(p95)} (${percent(p95, was95)})${refused.length === 0 ? '' : `; refused with ${JSON.stringify(statuses)}, p95 ${ms(quantile(refused, 0.95))}, longest ${ms(Math.max(...refused))}, of the processor ${ms(cpu / refused.length)} each`}`,
    );
  }
  flooder.kill();
  await once(flooder, 'exit');
  for (const { child } of [off, on]) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  agent.destroy();
  await Promise.all([bare.db.close(), db.db.close()]);
}

/** Both kinds are sent at fixed rates, the refused ones from a separate process. */
async function underFlood(flooder: ChildProcess, { port, key }: Server, flood: Flood) {
  const times: number[] = [];
  const done = once(flooder, 'message');
  flooder.send(flood);
  await paced(GOOD_RATE, flood.seconds, async () => {
    const { status, ms } = await ask(port, key, page);
    if (status !== 200) throw new Error(`good traffic: ${status}`);
    times.push(ms);
  });
  const [flooded] = (await done) as [Flooded];
  return { times, ...flooded };
}

if (process.send === undefined) await measure(JSON.parse(process.argv[2] ?? '{}') as BenchOptions);
else process.once('message', (task: Parameters<typeof serve>[0]) => serve(task));
