import { setTimeout as sleep } from 'node:timers/promises';
import { openContext } from '@beian/database/context';
import { testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { pino } from 'pino';
import { createServer } from '../../server.ts';

/** Reads all orders of a partner over HTTP within the usual limit of points. See `npm run bench -- --help`. */
interface BulkReadOptions {
  readonly orders: number;
  /** Requests of each kind whose time is measured. */
  readonly requests: number;
}
interface Answer {
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: number;
  readonly body: {
    readonly data?: {
      readonly orders?: {
        readonly nodes: readonly { readonly id: string }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      };
    };
    readonly extensions?: {
      readonly cost?: { readonly requested: number; readonly remaining: number; readonly restoreRate: number };
    };
  };
}
const print = (line: string) => process.stdout.write(`${line}\n`);

const usual =
  'id number kind state stateLabel province subjectName reference version createdAt updatedAt submittedAt due { at level left { amount unit overdue } } record { id }';
const pageOf = (fields: string) =>
  `query Page($after: String) { orders(first: 100, after: $after, sort: UPDATED) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
const oneOf = (fields: string) => `query One($id: ID!) { order(id: $id) { ${fields} } }`;

async function measure({ orders, requests }: BulkReadOptions): Promise<void> {
  const db = await testDatabase();
  const [record] = await seedRecords(db);
  const people = await seedPeople(db);
  if (record === undefined) throw new Error('the seed made no record');
  const orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  await db.query(
    `insert into app.orders select (json_populate_record(o, json_build_object('id', o.id || '-' || n, 'number', o.number || n, 'locked', false,
       'updated_at', o.updated_at + n * interval '1 second'))).* from app.orders o, generate_series(2, $2::int) n where o.id = $1`,
    [orderId, orders],
  );
  await db.query('vacuum analyze app.orders');
  const ctx = await openContext({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir });
  const settings = { consoleDir: undefined, graphiqlDir: undefined, sandboxUrl: undefined, secureCookies: false };
  const app = await createServer(ctx, settings, pino({ level: 'silent' }));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const { actor, key } = people.partner;

  const ask = async (query: string, variables: object): Promise<Answer> => {
    const begun = performance.now();
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${key}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body: Answer['body'] = JSON.parse(await answer.text());
    const ms = performance.now() - begun;
    return { status: answer.status, ms, retryAfter: Number(answer.headers.get('retry-after') ?? 0), body };
  };

  /** `waits`: before a request that has too few points, as `extensions.cost` says; else after a refusal, as `Retry-After` says. */
  const readAll = async (waits: boolean) => {
    const begun = performance.now();
    const counts = { requests: 0, refused: 0, points: 0 };
    const seen = new Set<string>();
    let after: string | null = null;
    for (let more = true; more; ) {
      const { status, retryAfter, body }: Answer = await ask(pageOf(usual), { after });
      counts.requests += 1;
      if (status === 429) {
        counts.refused += 1;
        await sleep(retryAfter * 1000);
        continue;
      }
      const page = body.data?.orders;
      const cost = body.extensions?.cost;
      if (page === undefined || cost === undefined) throw new Error(`a page was answered ${status}`);
      for (const { id } of page.nodes) seen.add(id);
      counts.points += cost.requested;
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
      const lacking = cost.requested - cost.remaining;
      if (more && waits && lacking > 0) await sleep(Math.ceil((lacking * 1000) / cost.restoreRate));
    }
    if (seen.size !== orders) throw new Error(`${seen.size} of ${orders} orders were read`);
    return { ...counts, seconds: (performance.now() - begun) / 1000 };
  };

  const limit = (rate: number, bucket: number) =>
    db.query('update app.partners set points_per_second = $2, points_bucket = $3 where id = $1', [
      actor.id,
      rate,
      bucket,
    ]);
  await limit(10_000, 100_000);
  await readAll(true);
  print(`\nMilliseconds of an answer, one caller, median of ${requests}, and by point:`);
  for (const [name, query, variables] of [
    ['a page of 100 orders, usual fields', pageOf(usual), {}],
    ['a page of 100 orders, with items', pageOf('id items { key now }'), {}],
    ['one order, usual fields', oneOf(usual), { id: orderId }],
    ['one order, with items and actions', oneOf('id items { key now } actions { event }'), { id: orderId }],
  ] as const) {
    const answers: Answer[] = [];
    for (let at = 0; at < requests; at += 1) answers.push(await ask(query, variables));
    const ms = answers.map((one) => one.ms).sort((a, b) => a - b)[Math.floor(requests / 2)] ?? Number.NaN;
    const points = answers[0]?.body.extensions?.cost?.requested ?? Number.NaN;
    print(`  ${name}: ${ms.toFixed(2)} ms, ${points} points, ${(ms / points).toFixed(3)} ms a point`);
  }
  await limit(100, 1000);
  print(`\n${orders} orders by pages of 100, with 100 points a second and a bucket of 1,000:`);
  for (const [name, waits] of [
    ['waits as extensions.cost says', true],
    ['waits as Retry-After says', false],
  ] as const) {
    // The bucket is full at the beginning.
    await db.query('delete from app.partner_points');
    await db.query(`select pg_notify('partners', $1)`, [actor.id]);
    await sleep(1500);
    const { seconds, requests: sent, refused, points } = await readAll(waits);
    print(`  ${name}: ${seconds.toFixed(1)} s, ${sent} requests, ${refused} × 429, ${points} points`);
  }
  await app.close();
  await ctx.close();
  await db.close();
}

await measure(JSON.parse(process.argv[2] ?? '{}') as BulkReadOptions);
