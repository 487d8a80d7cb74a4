import { openContext } from '@beian/database/context';
import { scopeOfOperation } from '@beian/domain/partner';
import type { FastifyInstance } from 'fastify';
import type { GraphQLField } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';
import { createServer } from './server.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api.ts';
import { argumentsOf, selectAll } from './testing/ask-all.ts';
import { type Tenants, tenants } from './testing/tenants.fixture.ts';

const REQUESTS = 10_000;
const AT_ONCE = 40;
/** After this many requests a connection of the pool is terminated. */
const CUT_EVERY = 1000;

const schema = partnerSchema(buildApiSchema());
let api: ApiUnderTest;
let them: Tenants;
let narrow: FastifyInstance;
let close: () => Promise<void>;
beforeAll(async () => {
  api = await apiUnderTest();
  them = await tenants(api);
  const { appUrl, keysFile, filesDir } = api.db;
  const ctx = await openContext({ databaseUrl: appUrl, keysFile, filesDir, poolSize: 4 });
  const nowhere = { consoleDir: undefined, graphiqlDir: undefined, sandboxUrl: undefined, secureCookies: false };
  narrow = await createServer(ctx, { ...nowhere, pointLimits: false }, pino({ level: 'silent' }));
  close = async () => {
    await narrow.close();
    await ctx.close();
  };
});
afterAll(async () => {
  await close?.();
  await api?.close();
});

/** All root fields for a partner's key: every query, and every mutation of an order. */
const roots = (kind: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((kind === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).filter(
    ({ name }) =>
      kind === 'Query'
        ? scopeOfOperation.has(name) && name !== 'partnerUsage'
        : scopeOfOperation.get(name) === 'orders:write' && name !== 'openOrder',
  );

/** A deterministic sequence, so that a failure can be repeated. */
function* draws(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

test('10,000 mixed requests of two partners and the desk on a pool of four leak no row (ASVS 8.4.1)', async () => {
  const staff = await api.signIn(api.people.supervisor);
  const texts = new Map<string, string>();
  const textOf = (kind: 'Query' | 'Mutation', root: GraphQLField<unknown, unknown>, whose: 'a' | 'b'): string => {
    const key = `${root.name} ${whose}`;
    const given = them.givenOf(whose);
    const made =
      texts.get(key) ??
      `${kind.toLowerCase()} { ${root.name}${argumentsOf(root.args, root.name, given)} ${selectAll(schema, root.type, 2, given)} }`;
    texts.set(key, made);
    return made;
  };
  const [queries, steps] = [roots('Query'), roots('Mutation')];
  const leaks: string[] = [];
  const told = { a: 0, b: 0, staff: 0 };
  let asked = 0;
  let away = 0;
  const draw = draws(8);
  const one = async (): Promise<void> => {
    const [who, what, which, whose] = Array.from({ length: 4 }, () => (draw.next().value as number) >>> 8);
    const as = (['a', 'b', 'a', 'b', 'staff'] as const)[(who ?? 0) % 5] ?? 'a';
    const kind = (what ?? 0) % 5 === 0 && as !== 'staff' ? 'Mutation' : 'Query';
    const list = kind === 'Query' ? queries : steps;
    const root = list[(which ?? 0) % list.length];
    if (root === undefined) throw new Error('nothing to ask');
    const headers = as === 'staff' ? { cookie: staff.cookie } : { authorization: `Bearer ${them[as].key}` };
    const answer = await narrow.inject({
      method: 'POST',
      url: '/graphql',
      headers: { accept: 'application/graphql-response+json', ...headers },
      payload: { query: textOf(kind, root, (whose ?? 0) % 2 === 0 ? 'a' : 'b') },
    });
    const text = answer.body;
    if (answer.statusCode >= 500 || /"INTERNAL"|"UNAVAILABLE"/.test(text)) away += 1;
    const marksOf = (side: 'a' | 'b') => them.marks[side].filter((mark) => text.includes(mark));
    if (as === 'staff') told.staff += Number(marksOf('a').length > 0) + Number(marksOf('b').length > 0);
    else {
      // Numbers given within one second begin alike.
      const foreign = marksOf(as === 'a' ? 'b' : 'a').filter(
        (mark) => !them.marks[as].some((own) => own.includes(mark)),
      );
      if (foreign.length > 0) leaks.push(`${as} ${root.name}: ${foreign[0]}`);
      told[as] += Number(marksOf(as).length > 0);
    }
  };
  const worker = async (): Promise<void> => {
    while (asked < REQUESTS) {
      asked += 1;
      if (asked % CUT_EVERY === 0)
        await api.db.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'app'
             and state <> 'idle' order by pid limit 1`,
        );
      await one();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(leaks).toEqual([]);
  // Each caller saw its own markers, and the desk both.
  expect(told.a).toBeGreaterThan(200);
  expect(told.b).toBeGreaterThan(200);
  expect(told.staff).toBeGreaterThan(200);
  // A terminated connection fails only its own requests.
  expect(away).toBeLessThan(REQUESTS / 50);
});
