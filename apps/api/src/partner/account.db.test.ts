import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';
import { secondProcess } from '../testing/second-process.ts';

let api: ApiUnderTest;
let other: Awaited<ReturnType<typeof secondProcess>>;
let administrator: Credentials;
let partner: { key: string };
beforeAll(async () => {
  api = await apiUnderTest();
  [administrator, other] = await Promise.all([api.signIn(api.people.administrator), secondProcess(api.db)]);
  partner = { key: api.people.partner.key };
});
afterAll(async () => {
  await other.stop();
  await api.close();
});
/** Moves the clock by an hour, so that every bucket is full again. */
beforeEach(async () => {
  await api.db.travel(3_600_000);
  administrator = await api.signIn(api.people.administrator);
});

const create = `mutation ($partner: ID!, $input: PartnerKeyInput!, $key: String!) {
  createPartnerKey(partnerId: $partner, input: $input, key: $key) { __typename ... on PartnerKeyMade {
    secret partnerKey { id name kind scopes shown state } } ... on ActionRefused { code reasons { code field message suggestion } } } }`;
const rotate = `mutation ($id: ID!, $until: DateTime!, $key: String!) { rotatePartnerKey(id: $id, oldUntil: $until, key: $key) {
  __typename ... on PartnerKeyMade { secret partnerKey { id replaces scopes } } ... on ActionRefused { code reasons { code } } } }`;
const revoke = `mutation ($id: ID!, $key: String!) { revokePartnerKey(id: $id, key: $key) {
  __typename ... on PartnerKeyMade { secret partnerKey { state revokedBy } } ... on ActionRefused { code } } }`;
const limits = `mutation ($partner: ID!, $rate: Int!, $bucket: Int!, $key: String!) {
  changePartnerLimits(partnerId: $partner, pointsPerSecond: $rate, bucket: $bucket, key: $key) {
    ... on PartnerAccount { pointsPerSecond bucket } ... on ActionRefused { code } } }`;
const viewer = '{ viewer { name } }';
const orders = (first: number) => `{ orders(first: ${first}) { edges { node { id number } } } }`;

let keys = 0;
const use = () => {
  keys += 1;
  return `use-${keys}`;
};
async function made(scopes: string[], kind = 'LIVE') {
  const input = { name: '服务器', kind, scopes };
  const { data } = await api.graphql(administrator, create, {
    partner: api.people.partner.actor.id,
    input,
    key: use(),
  });
  const { secret, partnerKey } = data.createPartnerKey;
  return { id: partnerKey.id as string, key: secret as string };
}
const code = (answer: Answer) => [answer.status, answer.errors?.[0]?.extensions.code];
/** Asks the other process; returns the whole answer. */
const askOther = async (as: { key: string }, query: string) => {
  const answer = await fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${as.key}`, 'accept-language': 'en' },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer };
};
const ask = (as: Credentials, query: string) =>
  api.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'accept-language': 'en', ...api.headersOf(as) },
    payload: { query },
  });

describe('keys', () => {
  it('are created by an administrator, shown once, and limited to their scopes', async () => {
    const one = await made(['ORDERS_READ']);
    expect(one.key).toMatch(/^bd_live_[0-9A-Za-z]{38}$/);
    expect((await api.graphql(one, orders(1))).data.orders.edges).toEqual([]);
    const records = await api.graphql(one, '{ records { edges { node { name } } } }');
    expect(code(records)).toEqual([403, 'SCOPE_MISSING']);
    expect(records.errors?.[0]).toMatchObject({
      message:
        'This key does not hold the scope records:read. Use a key that holds it, or have one made by an administrator of the desk.',
      extensions: { scope: 'records:read' },
    });
    const node = `{ node(id: "${api.records[0]?.id}") { id } }`;
    expect(code(await api.graphql(one, node))).toEqual([403, 'SCOPE_MISSING']);
    expect((await api.graphql(partner, node)).data.node.id).toBe(api.records[0]?.id);
    const image = await api.app.inject({
      method: 'POST',
      url: '/uploads',
      headers: { 'content-type': 'image/png', ...api.headersOf(one) },
      payload: 'x',
    });
    expect([image.statusCode, image.json().code]).toEqual([403, 'SCOPE_MISSING']);
    const asked = () => ({
      partner: api.people.partner.actor.id,
      input: { name: 'x', kind: 'LIVE', scopes: ['ORDERS_READ'] },
      key: use(),
    });
    const bySupervisor = await api.graphql(await api.signIn(api.people.supervisor), create, asked());
    expect(bySupervisor.data.createPartnerKey).toMatchObject({
      code: 'NOT_POSSIBLE',
      reasons: [{ suggestion: expect.any(String) }],
    });
    expect(code(await api.graphql(await api.signInOfPartner(), create, asked()))).toEqual([200, 'FORBIDDEN']);
    expect(code(await api.graphql(partner, create, asked()))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const list =
      '{ partnerKeys(first: 5) { totalCount edges { node { name shown state scopes lastUsedAt madeBy } } } }';
    const { data } = await api.graphql(partner, list);
    expect(data.partnerKeys.edges[0].node).toMatchObject({
      name: '服务器',
      state: 'OPEN',
      madeBy: '处暑',
      lastUsedAt: expect.any(String),
    });
    expect(code(await api.graphql(one, list))).toEqual([403, 'SCOPE_MISSING']);
    expect((await api.graphql({ key: api.stranger.key }, list)).data.partnerKeys.totalCount).toBe(1);
  });

  it('of kind test act on test records and find nothing live', async () => {
    const test = await made(['ORDERS_READ', 'ORDERS_WRITE'], 'TEST');
    expect(test.key).toMatch(/^bd_test_/);
    expect((await api.graphql(test, orders(1))).status).toBe(200);
    const open = (recordId: string | undefined) =>
      api.graphql(
        test,
        `mutation { openOrder(kind: CHANGE_SUBJECT, recordId: "${recordId}", key: "${use()}") { ... on Order { test } ... on ActionRefused { code } } }`,
      );
    expect((await open(api.records[0]?.id)).data.openOrder).toEqual({ code: 'NOT_FOUND' });
    // Test records are created with the key.
    const [own] = await api.db.query<{ id: string }>('select id from app.records where test order by id limit 1');
    expect((await open(own?.id)).data.openOrder).toEqual({ test: true });
  });

  it("are rotated by a partner's own key, and a revoked one is refused at once by every process", async () => {
    const old = await made(['ORDERS_READ', 'KEYS_MANAGE']);
    const until = new Date(Date.parse(await api.db.now()) + 60_000).toISOString();
    const { data } = await api.graphql(old, rotate, { id: old.id, until, key: use() });
    const next = { id: data.rotatePartnerKey.partnerKey.id, key: data.rotatePartnerKey.secret };
    expect(data.rotatePartnerKey.partnerKey).toMatchObject({
      replaces: old.id,
      scopes: ['KEYS_MANAGE', 'ORDERS_READ'],
    });
    const named = async (as: { key: string }) => [
      (await api.graphql(as, viewer)).data?.viewer?.name,
      (await askOther(as, viewer)).body.data?.viewer?.name,
    ];
    expect(await named(old)).toEqual(['云桥示例', '云桥示例']);
    expect(await named(next)).toEqual(['云桥示例', '云桥示例']);
    await api.db.travel(60_000);
    expect(await named(old)).toEqual([undefined, undefined]);
    expect((await api.graphql(administrator, revoke, { id: next.id, key: use() })).data.revokePartnerKey).toMatchObject(
      {
        secret: null,
        partnerKey: { state: 'REVOKED', revokedBy: '处暑' },
      },
    );
    expect(await named(next)).toEqual([undefined, undefined]);
    expect(code(await api.graphql(next, orders(1)))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('refuse an invalid instant, and leave no secret in the log', async () => {
    const { id, key } = await made(['ORDERS_READ']);
    for (const until of ['tomorrow', '2026-11-30', '2026-13-45T00:00:00Z'])
      expect((await api.graphql(administrator, rotate, { id, until, key: use() })).status).toBe(400);
    expect(api.log()).not.toContain(key.slice(12));
  });
});

describe('points', () => {
  it('are returned with each answer', async () => {
    const answer = await ask(partner, orders(50));
    expect(answer.json().extensions.cost).toEqual({ requested: 26, remaining: 974, bucket: 1000, restoreRate: 100 });
    expect(answer.headers).toMatchObject({
      'ratelimit-policy': '"points";q=1000;w=10',
      ratelimit: '"points";r=974;t=1',
    });
    // What is refused for its form says what that cost.
    const unknown = await ask(partner, '{ nothing }');
    const wrong = await ask(partner, '{ orders(first: 1, filter: { updatedAfter: "yesterday" }) { totalCount } }');
    for (const refused of [unknown, wrong]) expect(refused.json().extensions.cost.requested).toBe(20);
    expect(wrong.json().extensions.cost.remaining).toBeLessThan(974 - 20);
    const staff = await ask(administrator, orders(50));
    expect([staff.json().extensions, staff.headers.ratelimit]).toEqual([undefined, undefined]);
  });

  it('that are used up are refused with 429 by every process until they are refilled', async () => {
    const page = '{ orders(first: 100) { edges { node { id eta { halfAt } actions { event } items { key } } } } }';
    const first = await ask(partner, page);
    expect(first.json().extensions.cost.requested).toBe(851);
    const second = await ask(partner, page);
    expect(second.statusCode).toBe(429);
    expect(Number(second.headers['retry-after'])).toBeGreaterThanOrEqual(7);
    const [error] = second.json().errors;
    expect(error.message).toMatch(
      /^Too few points are left: try again in \d s, or ask for a smaller `first` or fewer fields\.$/,
    );
    expect(error.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
      cost: { requested: 851, restoreRate: 100 },
    });
    const there = await askOther(partner, page);
    expect([there.status, there.body.errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect((await ask({ key: api.stranger.key }, page)).statusCode).toBe(200);
    await api.db.travel(10_000);
    await expect.poll(async () => (await ask(partner, page)).statusCode).toBe(200);
  });

  it('beyond the bucket are refused with advice, as is an oversized request, and both are charged', async () => {
    const dear =
      '{ orders(first: 100) { edges { node { id due { at } actions { event } items { key } timeline { at } } } } }';
    const answer = await ask(partner, dear);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0]).toMatchObject({
      message:
        'The operation costs 1051 points, which is more than the bucket of 1000 holds: ask for a smaller `first` or fewer fields.',
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' },
    });
    const renamed = await ask(partner, `{ ${Array.from({ length: 31 }, (_, at) => `x${at}: __typename`).join(' ')} }`);
    expect(renamed.json()).toMatchObject({ errors: [{ extensions: { limit: 'aliases' } }] });
    expect(renamed.headers.ratelimit).toMatch(/^"points";r=8\d\d;t=2$/);
  });

  it('that a partner lacks are refused before the body is read', async () => {
    const set = (rate: number, bucket: number) =>
      api.graphql(administrator, limits, { partner: api.people.partner.actor.id, rate, bucket, key: use() });
    expect((await set(1, 100)).data.changePartnerLimits).toEqual({ pointsPerSecond: 1, bucket: 100 });
    await expect.poll(async () => (await ask(partner, orders(60))).json().extensions?.cost?.bucket).toBe(100);
    await expect.poll(async () => (await ask(partner, orders(40))).statusCode).toBe(429);
    await expect
      .poll(async () => {
        const answer = await ask(partner, '{ not even');
        return [answer.statusCode, answer.headers.ratelimit];
      })
      .toEqual([429, expect.stringMatching(/^"points";r=1?\d;t=\d+$/)]);
    // The other process is notified of the change too.
    await set(100, 1000);
    await expect.poll(async () => (await ask(partner, viewer)).statusCode).toBe(200);
  });

  it("are counted for the partner's page", async () => {
    const page = `query ($id: ID) { partnerAccount(partnerId: $id) { mayManage account { name openKeys requests refused }
      minutes { requests points refused } hours { from } } }`;
    const second = await api.serve({});
    await second.inject({
      method: 'POST',
      url: '/graphql',
      headers: api.headersOf(partner),
      payload: { query: viewer },
    });
    await second.close();
    const { data } = await api.graphql(administrator, page, { id: api.people.partner.actor.id });
    expect(data.partnerAccount.mayManage).toBe(true);
    expect(data.partnerAccount.hours).toHaveLength(24);
    expect(data.partnerAccount.minutes.at(-1).requests).toBeGreaterThanOrEqual(1);
    expect((await api.graphql(partner, page)).data.partnerAccount).toMatchObject({
      mayManage: false,
      account: { name: '云桥示例' },
    });
    expect(code(await api.graphql(partner, page, { id: api.stranger.actor.id }))).toEqual([200, 'FORBIDDEN']);
    expect(code(await api.graphql(await api.signInOfPartner(), '{ partnerAccounts { totalCount } }'))).toEqual([
      200,
      'FORBIDDEN',
    ]);
    const list = '{ partnerAccounts(last: 1) { totalCount edges { node { name bucket } } } }';
    expect((await api.graphql(administrator, list)).data.partnerAccounts).toMatchObject({ totalCount: 2 });
  });
});
