import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let reviewer: Record<string, string>;
beforeAll(async () => {
  api = await apiUnderTest();
  reviewer = api.headersOf(await api.signIn(api.people.reviewers[0]));
});
afterAll(() => api.close());

/** Texts that break out of their context in some language. */
const hostile = [
  `'; drop table app.orders; --`,
  `" or ""="`,
  `x' union select password from app.staff --`,
  `\\'; select pg_sleep(9); --`,
  `%' escape '%`,
  `$1`,
  `</script><script>alert(1)</script>`,
  `"}]}, "admin": true, "x": {"`,
  `\u2028\u2029\ud83d\ude00`,
  `{{7*7}} \${7*7} <%= 7*7 %>`,
];

test('texts that are SQL, JSON or script elsewhere are plain text here, in every field (ASVS 1.1.2, 1.2.3, 1.2.4)', async () => {
  const count = async () =>
    (await api.db.query('select (select count(*) from app.orders) + (select count(*) from app.records) as all'))[0];
  const before = await count();
  const query = `query ($id: ID!, $words: String!) {
    order(id: $id) { id }
    orders(first: 2, filter: { search: $words }) { totalCount }
    records(first: 2, search: $words) { totalCount }
  }`;
  const partnerQuery = 'query ($id: ID!) { order(id: $id) { id } record(id: $id) { id } }';
  for (const words of hostile) {
    for (const headers of [reviewer, api.headersOf({ key: api.people.partner.key })]) {
      const answer = await api.app.inject({
        ...{
          method: 'POST',
          url: '/graphql',
          payload: { query: headers === reviewer ? query : partnerQuery, variables: { id: words, words } },
        },
        headers: { ...headers, accept: 'application/json' },
      });
      // Refused or empty, but always one valid JSON document.
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      const body = answer.json();
      // The query is valid: no root fails because of its form.
      expect([words, Object.keys(body.data ?? {}).length]).toEqual([words, headers === reviewer ? 3 : 2]);
      expect([
        words,
        (body.errors ?? []).map((one: { extensions: { code: string } }) => one.extensions.code),
      ]).not.toEqual([words, expect.arrayContaining(['INTERNAL'])]);
    }
    // Where another form is expected, they are refused by the name of the field.
    const narrowed = 'query ($words: String!) { orders(first: 1, filter: { partner: $words }) { totalCount } }';
    const refused = await api.graphql({ key: api.people.partner.key }, narrowed, { words });
    expect([words, refused.errors?.[0]?.extensions]).toEqual([
      words,
      expect.objectContaining({ code: 'BAD_USER_INPUT', field: 'filter.partner' }),
    ]);
    const routes = [
      { method: 'POST', url: '/auth/sign-in', payload: { login: words, password: words } },
      { method: 'POST', url: '/downloads/orders', headers: reviewer, payload: { filter: { search: words } } },
      {
        method: 'GET',
        url: `/materials/${encodeURIComponent(words)}?size=${encodeURIComponent(words)}`,
        headers: reviewer,
      },
      {
        method: 'GET',
        url: `/submission-files/${encodeURIComponent(words)}?until=${encodeURIComponent(words)}&mark=x`,
        headers: reviewer,
      },
    ] as const;
    for (const route of routes) {
      const { statusCode } = await api.app.inject(route);
      expect([route.url, statusCode < 500]).toEqual([route.url, true]);
    }
  }
  expect(await count()).toEqual(before);
});

test('encoded input is decoded once, before it is checked (ASVS 1.1.1)', async () => {
  const code = async (url: string) => (await api.app.inject({ url, headers: reviewer })).json().code ?? 'found';
  expect(await code('/%68ealthz')).toBe('found');
  expect(await code('/%2568ealthz')).toBe('NOT_FOUND');
  expect(await code('/materials/%252e%252e%252fhealthz')).toBe('NOT_FOUND');
});

test('U+0000 and lone surrogates are refused with 400 in every part of a request', async () => {
  const partner = api.headersOf({ key: api.people.partner.key });
  const asked = async (request: InjectOptions) => {
    const answer = await api.app.inject(request);
    const { code, errors } = answer.json();
    return [answer.statusCode, code ?? errors?.[0]?.extensions.code ?? null];
  };
  const query = 'query ($id: ID!) { order(id: $id) { id } }';
  const accept = 'application/graphql-response+json';
  // Raw text, so that escapes of JSON and GraphQL are kept.
  const post = (payload: string) =>
    asked({
      ...{ method: 'POST', url: '/graphql', payload },
      headers: { ...partner, accept, 'content-type': 'application/json' },
    });
  const get = (search: string) =>
    asked({ url: `/graphql?${search}`, headers: { ...partner, accept, 'apollo-require-preflight': '1' } });
  const nul = [400, 'NUL_CHARACTER'];
  const half = [400, 'LONE_SURROGATE'];
  const body = (operation: string, variables = '{}') =>
    `{"query":${JSON.stringify(operation)},"variables":${variables}}`;
  expect(await post(body('{ order(id: "a\\u{0}") { id } }'))).toEqual(nul);
  expect(await post(body('{ order(id: "a\\u0000") { id } }'))).toEqual(nul);
  expect(await post(body('{ order(id: """a\0""") { id } }'))).toEqual(nul);
  expect(await post(body('{ orders(filter: { search: "a\\u{0}" }) { totalCount } }'))).toEqual(nul);
  expect(await post(body(query, '{"id":"a\\u0000"}'))).toEqual(nul);
  expect(await post(body(query, '{"id":"a\\ud800"}'))).toEqual(half);
  expect(await post(body(query, '{"id":"a\\u0041"}'))).toEqual([200, null]);
  const variables = (text: string) =>
    get(`query=${encodeURIComponent(query)}&variables=${encodeURIComponent(`{"id":"${text}"}`)}`);
  expect(await variables('a\\u0000')).toEqual(nul);
  expect(await variables('a\\ud800')).toEqual(half);
  expect(await variables('a\0')).toEqual(nul);
  expect(await get(`query=${encodeURIComponent('{ order(id: "a\\u{0}") { id } }')}`)).toEqual(nul);
  for (const url of ['/materials/a%00', '/verification-forms/%00', '/submission-files/%00', '/exports/%00', '/%00'])
    expect([url, ...(await asked({ url, headers: reviewer }))]).toEqual([url, ...nul]);
  expect(await asked({ url: '/materials/material_1?size=%00', headers: reviewer })).toEqual(nul);
  const image = { 'content-type': 'image/png' };
  expect(await asked({ method: 'PUT', url: '/uploads/%00', headers: image, payload: 'x' })).toEqual(nul);
  expect(await asked({ url: '/about', headers: { cookie: 'beian_session=a%00' } })).toEqual(nul);
  const signIn = (payload: string) =>
    asked({ method: 'POST', url: '/auth/sign-in', headers: { 'content-type': 'application/json' }, payload });
  expect(await signIn('{"login":"a\\u0000","password":"b"}')).toEqual(nul);
  expect(await signIn('{"login":"a","password":"\\udc00"}')).toEqual(half);
  expect(await signIn('{"login":"a","a\\u0000":1}')).toEqual(nul);
  const download = { method: 'POST', url: '/downloads/orders', payload: { filter: { search: '\0' } } } as const;
  expect(await asked({ ...download, headers: reviewer })).toEqual(nul);
  expect(api.log()).not.toContain('"fault"');
});

test('JSON is parsed as data only: prototype keys and invalid JSON are refused (ASVS 1.5.2)', async () => {
  const send = (payload: string) =>
    api.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...reviewer, 'content-type': 'application/json' },
      payload,
    });
  for (const payload of [
    '{"__proto__":{"x":1},"query":"{ __typename }"}',
    '{"constructor":{"prototype":{"x":1}},"query":"{ __typename }"}',
    '{"query":',
    '[1',
    "{query:'x'}",
  ]) {
    const answer = await send(payload);
    expect([payload, answer.statusCode]).toEqual([payload, 400]);
  }
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('only ticket uploads can be read by other origins, and no answer redirects elsewhere (ASVS 3.4.2, 3.7.2, 4.1.2)', async () => {
  const origin = 'https://elsewhere.example';
  for (const { method, url } of api.app.limitedRoutes) {
    if (url === '/events') continue;
    const answer = await api.app.inject({
      method: method as 'GET',
      url: url.replace(/:\w+/g, 'x'),
      headers: { origin, ...reviewer },
    });
    const open = url === '/uploads/:ticket' ? '*' : undefined;
    expect([
      url,
      answer.headers['access-control-allow-origin'],
      answer.headers['access-control-allow-credentials'],
    ]).toEqual([url, open, undefined]);
    // Redirects lead to our own pages only.
    expect([url, String(answer.headers.location ?? '/')]).toEqual([url, expect.stringMatching(/^\/(?![/\\])/)]);
  }
});
