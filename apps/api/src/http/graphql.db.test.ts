import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { auditServer, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../limits.ts';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let url: string;
beforeAll(async () => {
  api = await apiUnderTest();
  url = `${await api.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(() => api.close());

// First, because its refusals use up the points of this address.
test('introspection is answered, because the API is public; there is no landing page (ASVS 4.3.2)', async () => {
  expect((await api.graphql(undefined, '{ __schema { queryType { name } } }')).data.__schema.queryType.name).toBe(
    'Query',
  );
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(403);
});

test('GraphQL over HTTP: all audits of graphql-http pass with CSRF prevention on', async () => {
  const fetchFn = (input: string, init: RequestInit = {}) =>
    fetch(input, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': '1' },
    });
  const audits = await auditServer({ url, fetchFn });
  const failed = audits.filter((audit) => audit.status !== 'ok').map((audit) => `${audit.id} ${audit.name}`);
  expect(failed).toEqual([]);
  expect(audits).toHaveLength(61);
  expect(serverAudits({ url })).toHaveLength(61);
});

test('a request that another site could send without preflight is refused', async () => {
  const simple = await fetch(`${url}?query=${encodeURIComponent('{ __typename }')}`);
  expect(simple.status).toBe(403);
  const text = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"query":"{ __typename }"}',
  });
  expect(text.status).toBe(415);
});

test('depth, aliases, tokens and size are refused with 4xx and a code, whatever the client accepts (ASVS 4.3.1)', async () => {
  const ask = async (query: string, accept: string) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });
    const body = (await answer.json()) as { errors?: { extensions: Record<string, unknown> }[] };
    return [answer.status, body.errors?.[0]?.extensions.code, body.errors?.[0]?.extensions.limit];
  };
  const cycle = (turns: number): string => (turns === 0 ? 'id' : `record { openOrder { ${cycle(turns - 1)} } }`);
  const deep = `{ order(id: "x") { ${cycle(5)} } }`;
  const renamed = `{ ${Array.from({ length: limits.aliases + 1 }, (_, at) => `x${at}: __typename`).join(' ')} }`;
  const long = `{ ${'__typename '.repeat(limits.tokens)} }`;
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    expect(await ask(deep, accept)).toEqual([400, 'LIMIT_EXCEEDED', 'depth']);
    expect(await ask(renamed, accept)).toEqual([400, 'LIMIT_EXCEEDED', 'aliases']);
    expect(await ask(long, accept)).toEqual([400, 'LIMIT_EXCEEDED', 'tokens']);
    expect(await ask(`{ viewer { name } } # ${' '.repeat(300_000)}`, accept)).toEqual([413, 'TOO_LARGE', undefined]);
  }
});

test('a character that the database cannot store is refused', async () => {
  const answer = await api.graphql({ key: api.people.partner.key }, 'query ($id: ID!) { order(id: $id) { id } }', {
    id: 'a\0b',
  });
  const refused = { status: 400, errors: [{ extensions: { code: 'NUL_CHARACTER', field: 'id' } }] };
  expect(answer).toMatchObject(refused);
  const inside = await api.graphql({ key: api.people.partner.key }, '{ order(id: "a\\u0000b") { id } }');
  expect(inside).toMatchObject(refused);
});

test('no input reaches a prototype, and a repeated parameter is refused (ASVS 15.3.6, 15.3.7)', async () => {
  const post = (path: string, payload: string) =>
    api.app.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/json' }, payload });
  const polluted = '{"query":"{ __typename }","__proto__":{"polluted":true}}';
  const built = '{"query":"{ __typename }","constructor":{"prototype":{"polluted":true}}}';
  for (const path of ['/graphql', '/auth/sign-in'])
    for (const payload of [polluted, built]) expect((await post(path, payload)).statusCode, path).toBe(400);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const headers = { ...api.headersOf(await api.signIn(api.people.supervisor)), 'apollo-require-preflight': '1' };
  const twice = await api.app.inject({ url: '/graphql?query={__typename}&query={viewer{name}}', headers });
  expect(twice.statusCode).toBe(400);
  const sizes = await api.app.inject({ url: '/evidence/x?size=full&size=thumbnail', headers });
  expect([sizes.statusCode, sizes.json().code]).toEqual([400, 'WRONG_SHAPE']);
});

test('X-Forwarded-For is read only from a trusted proxy (ASVS 4.1.3, 15.3.4)', async () => {
  const behind = await api.serve({ trustedProxies: ['10.0.0.5'] });
  const addresses = new Map<string, string>();
  behind.addHook('onRequest', async (request) => void addresses.set(String(request.headers['x-case']), request.ip));
  const ask = (name: string, remoteAddress: string, forwarded: string) =>
    behind.inject({ url: '/livez', remoteAddress, headers: { 'x-forwarded-for': forwarded, 'x-case': name } });
  await ask('proxy', '10.0.0.5', '203.0.113.7');
  await ask('forged before the proxy', '10.0.0.5', '198.51.100.1, 203.0.113.7');
  await ask('forged', '203.0.113.9', '198.51.100.1');
  expect(Object.fromEntries(addresses)).toEqual({
    proxy: '203.0.113.7',
    'forged before the proxy': '203.0.113.7',
    forged: '203.0.113.9',
  });
});

test('keys and anonymous callers are shown the published schema, a session the whole one', async () => {
  const shown = async (as: Credentials) => {
    const { data } = await api.graphql(
      as,
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }),
    );
    return printSchema(lexicographicSortSchema(buildClientSchema(data)));
  };
  const whole = printSchema(lexicographicSortSchema(buildApiSchema()));
  const published = printSchema(lexicographicSortSchema(partnerSchema(buildApiSchema())));
  expect(published).not.toContain('takeNext');
  expect(await shown({ key: api.people.partner.key })).toBe(published);
  expect(await shown(undefined)).toBe(published);
  expect(await shown(await api.signIn(api.people.supervisor))).toBe(whole);
  expect(await shown(await api.signInOfPartner())).toBe(whole);
});
