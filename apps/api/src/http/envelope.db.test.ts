import { on, once } from 'node:events';
import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let port: number;
beforeAll(async () => {
  api = await apiUnderTest();
  port = Number(new URL(await api.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => api.close());

const isChinese = (words: string) => /\p{Script=Han}/u.test(words);
const json = { 'content-type': 'application/json' };
const keyed = () => api.headersOf({ key: api.people.partner.key });
const post = (payload: string | object, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { ...json, ...headers },
  payload,
});
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}): InjectOptions => ({
  url: `/graphql?${new URLSearchParams(parameters)}`,
  headers,
});
const read = '{ viewer { __typename } }';
const change = 'mutation { __typename }';

/** What is asked without an answer that is a result: name, status, code, request. Each from an address of its own. */
const refused: readonly (readonly [name: string, status: number, code: string, () => InjectOptions])[] = [
  ['an invalid key', 401, 'UNAUTHENTICATED', () => post({ query: read }, { authorization: 'Bearer bd_nobody' })],
  ['a field of those who signed in', 200, 'UNAUTHENTICATED', () => post({ query: '{ orders { totalCount } }' })],
  ['a form of another site', 403, 'PREFLIGHT_REQUIRED', () => get({ query: read })],
  ['a text', 415, 'WRONG_TYPE', () => post(read, { 'content-type': 'text/plain' })],
  ['a method that is not taken', 405, 'METHOD', () => ({ method: 'DELETE', url: '/graphql' })],
  ['another method that is not taken', 405, 'METHOD', () => ({ method: 'PUT', url: '/graphql' })],
  ['a type that nobody answers', 406, 'NOT_ACCEPTABLE', () => post({ query: read }, { accept: 'image/png' })],
  ['a body that is no JSON', 400, 'NOT_JSON', () => post('{')],
  ['a body that is too large', 413, 'TOO_LARGE', () => post({ query: `${read} # ${'x'.repeat(300_000)}` })],
  ['several operations in one request', 400, 'BATCHED', () => post([{ query: read }])],
  ['no operation', 400, 'NO_OPERATION', () => post({ variables: {} })],
  ['a number for the operation', 400, 'WRONG_SHAPE', () => post({ query: 1 })],
  ['variables as text', 400, 'WRONG_SHAPE', () => post({ query: read, variables: '{}' })],
  ['a repeated parameter', 400, 'WRONG_SHAPE', () => ({ url: `/graphql?query=a&query=b`, headers: keyed() })],
  ['variables that are no JSON', 400, 'WRONG_SHAPE', () => get({ query: read, variables: '{' }, keyed())],
  ['a change by GET', 405, 'BAD_REQUEST', () => get({ query: change }, keyed())],
  ['an operation that cannot be parsed', 200, 'GRAPHQL_PARSE_FAILED', () => post({ query: '{' })],
  ['an unknown field', 200, 'GRAPHQL_VALIDATION_FAILED', () => post({ query: '{ nothing }' })],
  [
    'a missing variable',
    200,
    'BAD_USER_INPUT',
    () => post({ query: 'query ($id: ID!) { order(id: $id) { id } }' }, keyed()),
  ],
  [
    'an unknown operation',
    200,
    'OPERATION_RESOLUTION_FAILURE',
    () => post({ query: `query A ${read}`, operationName: 'B' }),
  ],
  ['a size of a page', 200, 'BAD_USER_INPUT', () => post({ query: '{ orders(first: 0) { totalCount } }' }, keyed())],
  [
    'a subscription over HTTP',
    200,
    'BAD_REQUEST',
    () => post({ query: 'subscription { orderEvents { cursor } }' }, keyed()),
  ],
  [
    'an operation that is too deep',
    400,
    'LIMIT_EXCEEDED',
    () => post({ query: `{ order(id: "x") { ${'record { openOrder { '.repeat(6)} id ${'} }'.repeat(6)} } }` }),
  ],
];

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(refused.map(([name, ...row], at) => [name, at, ...row] as const))(
    '%s is refused as an error of GraphQL, in the language of the caller and with the id of the request',
    async (_, at, status, code, request) => {
      const options = request();
      const answer = await api.app.inject({
        ...options,
        remoteAddress: `10.${language === 'zh' ? 1 : 2}.${at}.1`,
        headers: { ...options.headers, 'accept-language': language, 'x-request-id': `try.${at}` },
      });
      expect([answer.statusCode, answer.headers['x-request-id']]).toEqual([status, `try.${at}`]);
      expect(answer.headers['content-type']).toMatch(/^application\/(graphql-response\+)?json/);
      const { errors } = answer.json();
      expect(errors[0]).toMatchObject({ message: expect.any(String), extensions: { code, requestId: `try.${at}` } });
      for (const { message, extensions } of errors) {
        expect([message, isChinese(message)]).toEqual([message, language === 'zh']);
        const { suggestion } = extensions;
        if (code === 'BAD_USER_INPUT') expect(extensions.field).toEqual(expect.any(String));
        if (suggestion !== undefined) expect(isChinese(suggestion)).toBe(language === 'zh');
      }
    },
  );
});

test('an id that a request may not have is replaced by a new one, and the operation is logged under the id of its answer', async () => {
  const answer = await api.app.inject(post({ query: '{ __typename }' }, { 'x-request-id': 'a b' }));
  const id = String(answer.headers['x-request-id']);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const line = api
    .log()
    .split('\n')
    .find((one) => one.includes('"msg":"operation"') && one.includes(id));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ requestId: id, operation: null });
});

test('another route answers its refusal with the id of the request', async () => {
  const answer = await api.app.inject({ url: '/materials/x', headers: { 'x-request-id': 'of-materials' } });
  expect([answer.headers['x-request-id'], answer.json()]).toMatchObject([
    'of-materials',
    { code: 'UNAUTHENTICATED', reasons: [{ code: 'UNAUTHENTICATED' }], requestId: 'of-materials' },
  ]);
});

test('a head that is too large is refused in the shape of its route', async () => {
  const ask = (path: string) =>
    new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect({ port, host: '127.0.0.1' });
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nx-request-id: large\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`);
    });
  const bodyOf = (text: string) => JSON.parse(text.split('\r\n\r\n')[1] ?? '');
  const graphql = await ask('/graphql');
  expect(graphql).toMatch(/^HTTP\/1.1 431 /);
  expect(graphql).toMatch(/x-request-id: large/);
  expect(bodyOf(graphql)).toMatchObject({ errors: [{ extensions: { code: 'HEAD_TOO_LARGE', requestId: 'large' } }] });
  expect(bodyOf(await ask('/uploads'))).toMatchObject({ code: 'HEAD_TOO_LARGE', requestId: 'large' });
});

test('a query by GET needs no other header than the key, and a cookie does not replace it', async () => {
  const whole = 'query Q($first: Int) { orders(first: $first) { totalCount } }';
  const asked = { query: whole, operationName: 'Q', variables: '{"first":1}' };
  const answer = await api.app.inject(get(asked, keyed()));
  expect([answer.statusCode, answer.json().data]).toEqual([200, { orders: { totalCount: 0 } }]);
  const session = api.headersOf(await api.signIn(api.people.supervisor));
  const page = await api.app.inject(get(asked, { ...session, 'accept-language': 'en' }));
  expect([page.statusCode, page.json().errors[0].extensions.suggestion]).toEqual([
    403,
    'Send Content-Type: application/json; with GET, send the key as Authorization, or Apollo-Require-Preflight: true',
  ]);
  const allowed = await api.app.inject(get(asked, { ...session, 'apollo-require-preflight': 'true' }));
  expect(allowed.statusCode).toBe(200);
});

test.each(['zh', 'en'] as const)(
  'an error of a subscription has the id of its connection and speaks %s',
  async (language) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
      headers: { 'x-request-id': `socket.${language}` },
    });
    const opened = once(socket, 'open');
    const [answer] = await once(socket, 'upgrade');
    expect(answer.headers['x-request-id']).toBe(`socket.${language}`);
    const said = on(socket, 'message');
    const hear = async () => JSON.parse(String((await said.next()).value[0]));
    await opened;
    const payload = { authorization: keyed().authorization, 'accept-language': language };
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
    expect((await hear()).type).toBe('connection_ack');
    for (const [query, code] of [
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
      ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{ viewer { __typename } }', 'BAD_REQUEST'],
      ['subscription ($after: String!) { orderEvents(after: $after) { cursor } }', 'BAD_USER_INPUT'],
      ['subscription { orderEvents(kinds: []) { cursor } }', 'BAD_USER_INPUT'],
    ] as const) {
      socket.send(JSON.stringify({ id: code, type: 'subscribe', payload: { query } }));
      const { type, payload: errors } = await hear();
      expect(type).toBe('error');
      expect(errors[0].extensions).toMatchObject({ code, requestId: `socket.${language}` });
      expect([errors[0].message, isChinese(errors[0].message)]).toEqual([errors[0].message, language === 'zh']);
    }
    socket.close();
  },
);
