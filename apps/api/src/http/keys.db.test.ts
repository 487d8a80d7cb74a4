import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let base: string;
/** Invalid keys, by reason. */
let wrong: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await apiUnderTest();
  base = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { key } = api.stranger;
  await api.db.query('update app.partner_keys set revoked_at = app.now() where partner_id = $1', [
    api.stranger.actor.id,
  ]);
  wrong = {
    unknown: `Bearer ${api.people.partner.key.slice(0, -4)}0000`,
    revoked: `Bearer ${key}`,
    malformed: 'Bearer something',
    'of another scheme': 'Basic dXNlcjpwYXNz',
  };
});
afterAll(async () => {
  api?.app.server.closeAllConnections();
  await api?.close();
});

const json = { 'content-type': 'application/json' };
const graphql = { method: 'POST', headers: json, body: JSON.stringify({ query: '{ viewer { name } }' }) };
/** Every endpoint that accepts a key, or a session instead. */
const endpoints: readonly (readonly [path: string, init: RequestInit & { headers?: Record<string, string> }])[] = [
  ['/graphql', graphql],
  ['/graphql', { ...graphql, headers: { ...json, accept: 'application/graphql-response+json' } }],
  ['/graphql?query=%7Bviewer%7Bname%7D%7D', { headers: { 'apollo-require-preflight': 'true' } }],
  ['/events', {}],
  ['/uploads', { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: 'x' }],
  ['/evidence', { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: 'x' }],
  ['/materials/material_x', {}],
  ['/evidence/evidence_x', {}],
  ['/verification-forms/order_x', {}],
  ['/evidence-bundles/order_x', {}],
  ['/submission-files/submission_x', {}],
  ['/downloads/orders', { method: 'POST', headers: json, body: '{}' }],
  ['/exports/request_x', { method: 'POST' }],
];

test('an unknown, revoked or malformed key gets 401 on every endpoint', async () => {
  for (const [why, authorization] of Object.entries(wrong)) {
    for (const [path, init] of endpoints) {
      const answer = await fetch(`${base}${path}`, { ...init, headers: { ...init.headers, authorization } });
      const body = (await answer.json()) as {
        data?: unknown;
        code?: string;
        errors?: { extensions: { code: string } }[];
      };
      const said = `${why}: ${init.method ?? 'GET'} ${path}`;
      expect(answer.status, said).toBe(401);
      expect(answer.headers.get('www-authenticate'), said).toBe('Bearer error="invalid_token"');
      expect(body.errors?.[0]?.extensions.code ?? body.code, said).toBe('UNAUTHENTICATED');
      expect(body.data, said).toBeUndefined();
    }
  }
});

test('a request without a key is anonymous in GraphQL and refused elsewhere', async () => {
  const answer = await fetch(`${base}/graphql`, graphql);
  expect([answer.status, await answer.json()]).toMatchObject([200, { data: { viewer: null } }]);
  for (const [path, init] of endpoints.slice(3)) expect((await fetch(`${base}${path}`, init)).status, path).toBe(401);
});

test('a valid key is accepted', async () => {
  const headers = { ...json, ...api.headersOf({ key: api.people.partner.key }) };
  const answer = await fetch(`${base}/graphql`, { ...graphql, headers });
  expect([answer.status, await answer.json()]).toMatchObject([200, { data: { viewer: { name: '云桥示例' } } }]);
});

test('a subscription with a wrong key is closed with 4403', async () => {
  for (const authorization of Object.values(wrong)) {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    const [code] = await once(socket, 'close');
    expect(code).toBe(4403);
  }
});
