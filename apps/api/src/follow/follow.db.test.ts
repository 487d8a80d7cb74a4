import { once } from 'node:events';
import { connect } from 'node:net';
import { createPartnerKey } from '@beian/accounts/partners';
import { system, transaction } from '@beian/database/transaction';
import { allPartnerEventKinds, type Scope, scopeNames } from '@beian/domain/partner';
import { deleteOldEvents } from '@beian/partners/events';
import { waitForVisibleEvents } from '@beian/testing/database';
import type { SeededRecord } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';
import { type FollowAnswer, type Follower, follower } from '../testing/follower.ts';

let api: ApiUnderTest;
let url: string;
/** Address of a second server with its own LISTEN connection. */
let other: string;
let partner: { readonly key: string };
let order: string;
const open: Follower[] = [];

beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const second = await api.serve({ socketTimes: { initMs: 50, pingMs: 150 } });
  other = await second.listen({ host: '127.0.0.1', port: 0 });
  partner = { key: api.people.partner.key };
  order = await orderInState(api.db, api.people, api.records[0] as SeededRecord, 'DRAFT');
  await waitForVisibleEvents(api.db);
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.stop()));
  await api?.close();
});

const follow = (at: string, key: string, variables: Record<string, unknown> = {}, query?: string): Follower => {
  const one = follower(at, key, variables, query);
  open.push(one);
  return one;
};

let nth = 0;
/** Saves a draft over the server at `at`, which is an event for the partner. */
async function edit(at: string, id = order, as: Credentials = partner): Promise<void> {
  nth += 1;
  const query = `mutation ($id: ID!, $version: Int!, $fields: [FieldInput!]!, $key: String!) {
    saveDraft(id: $id, version: $version, fields: $fields, key: $key) { __typename ... on Order { version } ... on ActionRefused { code } } }`;
  const { data } = await api.graphql(as, `{ order(id: "${id}") { version } }`);
  const fields = [{ field: 'website.name', value: `示例商城${nth}` }];
  const answer = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...api.headersOf(as) },
    body: JSON.stringify({ query, variables: { id, version: data.order.version, fields, key: `edit-${nth}` } }),
  });
  expect(await answer.json()).toMatchObject({ data: { saveDraft: { __typename: 'Order' } } });
}

async function keyWith(scopes: readonly Scope[]): Promise<{ id: string; key: string }> {
  const { actor } = api.people.partner;
  return transaction(api.db.worker, system('clock'), (tx) =>
    createPartnerKey(tx, system('clock'), actor.id, { scopes }),
  );
}

const idsOf = (told: readonly FollowAnswer[]) => told.flatMap(({ event }) => (event === null ? [] : [event.id]));
/** All events of the log after a cursor. */
async function logAfter(cursor: string): Promise<string[]> {
  await waitForVisibleEvents(api.db);
  const { data } = await api.graphql(
    partner,
    `query ($after: String) { partnerEvents(first: 100, after: $after) { edges { node { id } } } }`,
    {
      after: cursor,
    },
  );
  return data.partnerEvents.edges.map((edge: { node: { id: string } }) => edge.node.id);
}

test('a reconnect with the last cursor loses and repeats no event, whichever process reads or writes', async () => {
  const first = follow(url, partner.key);
  const [beginning] = await first.take(1);
  expect(beginning).toEqual({ cursor: expect.any(String), event: null, order: null });
  await edit(other);
  await edit(url);
  const seen = await first.take(2);
  expect(seen[1]).toMatchObject({ event: { kind: 'ORDER_EDITED', order: { id: order } }, order: { id: order } });
  // One more event is sent on the dropped connection, where it is lost.
  await edit(url);
  first.drop();
  expect((await first.closed).code).toBe(1006);
  await edit(other);
  const second = follow(other, partner.key, { after: seen[1]?.cursor });
  const again = await second.take(3);
  expect(again[0]).toMatchObject({ cursor: seen[1]?.cursor, event: null });
  await edit(url);
  again.push(...(await second.take(1)));
  expect(idsOf([...seen, ...again])).toEqual(await logAfter(beginning?.cursor ?? ''));
});

test('only the requested order and kinds are sent', async () => {
  const more = await orderInState(api.db, api.people, api.records[1] as SeededRecord, 'DRAFT');
  // Otherwise events that became visible late, because of transactions of other test files, would be sent here.
  await waitForVisibleEvents(api.db);
  const one = follow(url, partner.key, { orderId: more });
  const kinds = follow(other, partner.key, { kinds: ['ORDER_ABANDONED'] });
  await Promise.all([one.next(), kinds.next()]);
  await edit(url);
  await edit(other, more);
  const version = (await one.next()).order?.version;
  expect(version).toBe((await api.graphql(partner, `{ order(id: "${more}") { version } }`)).data.order.version);
  await api.graphql(partner, `mutation { abandon(id: "${more}", version: ${version}, key: "gone") { __typename } }`);
  const last = [await one.next(), await kinds.next()];
  for (const told of last) expect(told.event).toMatchObject({ kind: 'ORDER_ABANDONED', order: { id: more } });
});

test('another partner receives only its own events, whatever it requests', async () => {
  const theirs = follow(url, api.stranger.key, { after: (await follow(url, partner.key).next()).cursor });
  await theirs.next();
  await edit(url);
  const { actor } = api.stranger;
  await api.db.query(
    `insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, 'test') on conflict do nothing`,
    [actor.id, api.records[2]?.id],
  );
  const as = { key: api.stranger.key };
  const made = await api.graphql(
    as,
    `mutation ($r: ID!, $w: ID) { openOrder(recordId: $r, websiteId: $w, kind: CHANGE_WEBSITE, key: "o") { ... on Order { id } ... on ActionRefused { code reasons { message } } } }`,
    {
      r: api.records[2]?.id,
      w: api.records[2]?.websiteIds[0],
    },
  );
  expect(made.data.openOrder).toEqual({ id: expect.any(String) });
  const told = await theirs.next();
  expect(told.order?.id).toBe(made.data.openOrder.id);
  expect(told.event?.kind).toBe('ORDER_OPENED');
  const asked = follow(url, api.stranger.key, { orderId: order });
  await expect(asked.next()).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'orderId' } }]);
});

describe('a key', () => {
  test('that is revoked closes its connections in every process, and the others stay open (ASVS 4.4.3)', async () => {
    const { id, key } = await keyWith(scopeNames);
    const both = [follow(url, key), follow(other, key)];
    const stays = follow(url, partner.key);
    await Promise.all([...both, stays].map((one) => one.next()));
    const waiting = both.map((one) => one.next().catch((error: unknown) => error));
    await api.graphql(partner, `mutation { revokePartnerKey(id: "${id}", key: "revoke") { __typename } }`);
    expect(await Promise.all(both.map((one) => one.closed))).toMatchObject([{ code: 4403 }, { code: 4403 }]);
    await Promise.all(waiting);
    await edit(url);
    expect((await stays.next()).event?.kind).toBe('ORDER_EDITED');
    const again = follow(url, key);
    await again.next().catch(() => undefined);
    expect(await again.closed).toMatchObject({ code: 4403, reason: 'Forbidden' });
  });

  test('needs the same scopes as for a query', async () => {
    const { key } = await keyWith(['webhooks:read']);
    await expect(follow(url, key).next()).rejects.toMatchObject([
      { extensions: { code: 'SCOPE_MISSING', scope: 'orders:read' } },
    ]);
    const bare = follow(url, key, {}, 'subscription { orderEvents { cursor event { id kind } } }');
    expect(await bare.next()).toEqual({ cursor: expect.any(String), event: null });
    const reader = await keyWith(['orders:read']);
    await expect(follow(url, reader.key).next()).rejects.toMatchObject([{ extensions: { scope: 'webhooks:read' } }]);
  });

  test('has at most ten subscriptions per connection', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const say = (message: object) => socket.send(JSON.stringify(message));
    await once(socket, 'open');
    say({ type: 'connection_init', payload: { authorization: `Bearer ${partner.key}` } });
    await once(socket, 'message');
    const said: { type: string; id: string; payload: { extensions: object }[] }[] = [];
    socket.on('message', (data) => said.push(JSON.parse(String(data))));
    const query = 'subscription { orderEvents { cursor } }';
    for (let id = 1; id <= 11; id += 1) say({ id: `${id}`, type: 'subscribe', payload: { query } });
    while (said.length < 11) await once(socket, 'message');
    const refused = said.filter(({ type }) => type === 'error');
    expect(refused).toMatchObject([
      { id: '11', payload: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'subscriptions' } }] },
    ]);
    socket.close();
  });

  test('has at most ten connections', async () => {
    const { key } = await keyWith(scopeNames);
    const ten = Array.from({ length: 10 }, () => follow(url, key));
    await Promise.all(ten.map((one) => one.next()));
    const eleventh = follow(url, key);
    await eleventh.next().catch(() => undefined);
    expect((await eleventh.closed).code).toBe(1013);
  });
});

describe('refused before anything runs', () => {
  const deep = `subscription { orderEvents { ${'order { record { openOrder { '.repeat(4)} id ${'} } }'.repeat(4)} } }`;
  const dear = `subscription { orderEvents { ${Array.from({ length: 12 }, (_, at) => `o${at}: order { ${Array.from({ length: 20 }, () => 'items { key }').join(' ')} }`).join(' ')} } }`;
  test.each([
    ['a query', '{ __typename }', {}, { code: 'BAD_REQUEST' }],
    [
      'two fields',
      'subscription { a: orderEvents { cursor } b: orderEvents { cursor } }',
      {},
      { code: 'GRAPHQL_VALIDATION_FAILED' },
    ],
    ['no GraphQL', 'subscription { orderEvents {', {}, { code: 'GRAPHQL_PARSE_FAILED' }],
    ['a field that is not there', 'subscription { orderEvents { secret } }', {}, { code: 'GRAPHQL_VALIDATION_FAILED' }],
    ['too deep', deep, {}, { code: 'LIMIT_EXCEEDED', limit: 'depth' }],
    [
      'too many tokens',
      `subscription { orderEvents { ${'cursor '.repeat(2001)} } }`,
      {},
      { code: 'LIMIT_EXCEEDED', limit: 'tokens' },
    ],
    ['dearer than the bucket', dear, {}, { code: 'LIMIT_EXCEEDED', limit: 'cost' }],
    ['a cursor that is none', undefined, { after: 'x' }, { code: 'BAD_USER_INPUT', field: 'after' }],
    [
      'a cursor of the future',
      undefined,
      { after: Buffer.from(JSON.stringify(['9'.repeat(20), ''])).toString('base64url') },
      { code: 'BAD_USER_INPUT', field: 'after' },
    ],
    ['no kinds', undefined, { kinds: [] }, { code: 'BAD_USER_INPUT', field: 'kinds' }],
    ['a kind that is not there', undefined, { kinds: ['ORDER_LOST'] }, { code: 'BAD_USER_INPUT' }],
    [
      'a kind that is not there, as a literal',
      'subscription { orderEvents(kinds: [ORDER_LOST]) { cursor } }',
      {},
      { code: 'BAD_USER_INPUT', field: 'kinds[0]' },
    ],
    ['an order that is not there', undefined, { orderId: 'order_0' }, { code: 'BAD_USER_INPUT', field: 'orderId' }],
  ])('%s', async (_, query, variables, extensions) => {
    await api.db.query('update app.partners set points_per_second = 10000');
    await expect(follow(url, partner.key, variables, query).next()).rejects.toMatchObject([{ extensions }]);
  });

  test('a subscription over HTTP, and a subscription without a valid key', async () => {
    const answer = await api.graphql(partner, 'subscription { orderEvents { cursor } }');
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    for (const key of ['', 'bd_live_x', partner.key.replace(/.$/, (sign) => (sign === 'a' ? 'b' : 'a'))]) {
      const nobody = follow(url, key);
      await nobody.next().catch(() => undefined);
      expect((await nobody.closed).code).toBe(4403);
    }
  });

  test('another origin, a wrong path, a silent client, and a message that is too large (ASVS 4.4.2)', async () => {
    const at = other.replace('http', 'ws');
    const refused = (path: string, headers: Record<string, string> = {}) => {
      const socket = new WebSocket(`${at}${path}`, 'graphql-transport-ws', { headers });
      return new Promise((resolve) => {
        socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode));
        socket.on('open', () => resolve('open'));
        socket.on('error', () => undefined);
      });
    };
    expect(await refused('/graphql', { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await refused('/events')).toBe(404);
    expect(await refused('/graphql', { origin: other })).toBe('open');
    const silent = new WebSocket(`${at}/graphql`, 'graphql-transport-ws');
    expect((await once(silent, 'close'))[0]).toBe(4408);
    const wrong = new WebSocket(`${at}/graphql`, 'graphql-ws');
    wrong.on('error', () => undefined);
    await new Promise((resolve) => wrong.on('close', resolve));
    const long = new WebSocket(`${at}/graphql`, 'graphql-transport-ws');
    await once(long, 'open');
    long.send('x'.repeat(70_000));
    expect((await once(long, 'close'))[0]).toBe(1009);
  });
});

test('a request that offers an upgrade to another protocol is served as HTTP/1.1', async () => {
  const body = JSON.stringify({ query: '{ viewer { id } }' });
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  socket.write(body);
  const [said] = await once(socket, 'data');
  expect(String(said)).toMatch(/^HTTP\/1\.1 200/);
  socket.destroy();
});

test('a log that no longer holds the events after a cursor is refused as CURSOR_EXPIRED', async () => {
  const { cursor } = await follow(url, partner.key).next();
  await edit(url);
  await waitForVisibleEvents(api.db);
  const { cursor: last } = await follow(url, partner.key).next();
  await api.db.travel(8 * 86_400_000);
  const code = 'CURSOR_EXPIRED';
  const lost = async () => {
    await expect(follow(url, partner.key, { after: cursor }).next()).rejects.toMatchObject([{ extensions: { code } }]);
    const page = await api.graphql(partner, `{ partnerEvents(after: "${cursor}") { totalCount } }`);
    expect(page.errors?.[0]?.extensions.code).toBe(code);
  };
  await lost();
  await transaction(api.db.worker, system('clock'), deleteOldEvents);
  await lost();
  // No event was written since this cursor, so nothing is missing.
  const idle = follow(url, partner.key, { after: last });
  expect((await idle.next()).event).toBeNull();
  await edit(url);
  expect((await idle.next()).event?.kind).toBe('ORDER_EDITED');
  expect(allPartnerEventKinds).toContain('order.edited');
});

test('events are not read for a client that does not read, and it continues with its cursor', async () => {
  const { actor } = api.people.partner;
  const beginning = (await follow(url, partner.key).next()).cursor;
  await api.db.query(
    `insert into app.partner_events (id, partner_id, order_id, kind, state, version, at)
      select 'event_slow' || lpad(n::text, 4, '0'), $1, $2, 'order.edited', 'DRAFT', 1, app.now() from generate_series(1, 250) n`,
    [actor.id, order],
  );
  await waitForVisibleEvents(api.db);
  // Long aliases make large answers that cost few points.
  const wide = `subscription ($after: String) { orderEvents(after: $after) { cursor event { id ${Array.from({ length: 25 }, (_, at) => `${'x'.repeat(2000)}${at}: kind`).join(' ')} } } }`;
  const socket = new WebSocket(`${other.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const told: FollowAnswer[] = [];
  const say = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => say({ type: 'connection_init', payload: { authorization: `Bearer ${partner.key}` } }));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'connection_ack')
      say({ id: '1', type: 'subscribe', payload: { query: wide, variables: { after: beginning } } });
    if (message.type !== 'next') return;
    told.push(message.payload.data.orderEvents);
    if (told.length === 5) socket.pause();
  });
  // The client misses its pings and is disconnected; what was sent before can still be read.
  const ended = /"answered":(\d+),"code":null,"msg":"subscription"/;
  await expect
    .poll(
      () =>
        api
          .log()
          .split('\n')
          .filter((line) => line.includes(actor.id))
          .at(-1),
      { timeout: 5000, interval: 50 },
    )
    .toMatch(ended);
  const answered = Number(
    ended.exec(
      api
        .log()
        .split('\n')
        .filter((line) => line.includes(actor.id))
        .at(-1) ?? '',
    )?.[1],
  );
  expect(answered).toBeLessThan(200);
  socket.resume();
  await once(socket, 'close');
  const bare = 'subscription ($after: String) { orderEvents(after: $after) { cursor event { id } } }';
  const rest = await follow(url, partner.key, { after: told.at(-1)?.cursor }, bare).take(251 - idsOf(told).length);
  expect(idsOf([...told, ...rest])).toEqual(
    Array.from({ length: 250 }, (_, at) => `event_slow${String(at + 1).padStart(4, '0')}`),
  );
});

test('a server that shuts down closes its sockets with a close code', async () => {
  const third = await api.serve({});
  const at = await third.listen({ host: '127.0.0.1', port: 0 });
  const one = follow(at, partner.key);
  await one.next();
  const waiting = one.next().catch(() => undefined);
  await third.close();
  expect(await one.closed).toMatchObject({ code: 1001, reason: 'Going away' });
  await waiting;
});
