import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';
import { sameKeyRounds } from '../testing/same-key.ts';
import { countStatements } from '../testing/statements.fixture.ts';

let api: ApiUnderTest;
let partner: Credentials;
let reviewer: Credentials;
let order: { id: string; version: number };
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
  reviewer = await api.signIn(api.people.reviewers[0]);
  const opened = await api.graphql(partner, open, { record: api.records[0]?.id, key: 'open-1' });
  order = opened.data.openOrder;
});
afterAll(() => api.close());

const open = `mutation ($record: ID!, $key: String!) {
  openOrder(recordId: $record, kind: CHANGE_WEBSITE, key: $key) { ...on Order { id version } } }`;
const refusal = '... on ActionRefused { code reasons { code field message suggestion ruleId } }';
const save = `mutation ($id: ID!, $version: Int!, $fields: [FieldInput!]!, $key: String!) {
  saveDraft(id: $id, version: $version, fields: $fields, key: $key) {
    __typename ... on Order { id version changed changedLabels items { key registered now changed } } ${refusal} } }`;

test('an anonymous caller has no viewer and is refused everything else', async () => {
  const answer = await api.graphql(
    undefined,
    `{ viewer { name } order(id: "${order.id}") { id } node(id: "${order.id}") { id } record(id: "x") { id } }`,
  );
  expect(answer.data).toEqual({ viewer: null, order: null, node: null, record: null });
  expect(answer.errors?.map((error) => error.extensions.code)).toEqual(Array(3).fill('UNAUTHENTICATED'));
  expect(answer.errors?.[0]?.message).toBe('Sign in, or give a valid partner key');
  for (const list of ['orders { totalCount }', 'records { totalCount }', 'queueCounts { count }']) {
    expect((await api.graphql(undefined, `{ ${list} }`)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  }
  const claim = await api.graphql(undefined, `mutation { claim(id: "${order.id}", key: "k") { __typename } }`);
  expect(claim.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('a draft is saved and read back, and repeating the key has no further effect', async () => {
  const fields = [{ field: 'website.name', value: '测试新名称' }];
  const first = await api.graphql(partner, save, { ...order, fields, key: 'save-1' });
  expect(first.data.saveDraft).toMatchObject({
    __typename: 'Order',
    version: order.version + 1,
    changed: ['website.name'],
    changedLabels: ['Website name'],
  });
  expect(first.data.saveDraft.items[0]).toEqual({
    key: 'website.name',
    registered: ['测试样例茶业'],
    now: ['测试新名称'],
    changed: true,
  });
  const again = await api.graphql(partner, save, { ...order, fields, key: 'save-1' });
  expect(again.data.saveDraft.version).toBe(order.version + 1);
});

test('refusals are values: an unknown field, an old version, a lost lease, a used key', async () => {
  const version = order.version + 1;
  const unknown = await api.graphql(partner, save, {
    id: order.id,
    version,
    fields: [{ field: 'website.nonsense', value: 'x' }],
    key: 'bad-1',
  });
  expect(unknown.errors).toBeUndefined();
  expect(unknown.data.saveDraft.__typename).toBe('ActionRefused');
  expect(JSON.stringify(unknown.data.saveDraft.reasons)).toContain('website.nonsense');

  const stale = await api.graphql(partner, save, {
    ...order,
    fields: [{ field: 'website.name', value: '别的' }],
    key: 'bad-2',
  });
  expect(stale.data.saveDraft).toMatchObject({ code: 'STALE', reasons: [{ field: 'version' }] });
  const reused = await api.graphql(partner, save, {
    ...order,
    fields: [{ field: 'website.name', value: '又一个' }],
    key: 'save-1',
  });
  expect(reused.data.saveDraft.code).toBe('KEY_REUSED');
  const long = await api.graphql(
    partner,
    `mutation { withdraw(id: "${order.id}", version: 1, key: "${'k'.repeat(256)}") { ${refusal} } }`,
  );
  expect(long.data.withdraw).toMatchObject({ code: 'INVALID_INPUT', reasons: [{ field: 'key' }] });
  const lease = await api.graphql(reviewer, `mutation { heartbeat(id: "${order.id}", token: "1") { ${refusal} } }`);
  expect(lease.data.heartbeat.code).toBe('LEASE_LOST');
});

test("reasons are in the caller's language, and a hidden action gives none", async () => {
  const claim = `mutation { claim(id: "${order.id}", key: "c") { ${refusal} } }`;
  const en = await api.graphql(reviewer, claim);
  const zh = await api.graphql(reviewer, claim, {}, { 'accept-language': 'zh-CN' });
  expect(en.data.claim).toMatchObject({
    code: 'NOT_POSSIBLE',
    reasons: [{ message: 'You cannot do this in the current state' }],
  });
  expect(zh.data.claim.reasons[0].message).toBe('当前状态下您不能进行此操作');
  const actions = await api.graphql(
    partner,
    `{ order(id: "${order.id}") { actions { event presence reasons { message } } } }`,
  );
  const submit = actions.data.order.actions.find((action: { event: string }) => action.event === 'submit');
  expect(submit.presence).toBe('DISABLED');
  expect(submit.reasons).toContainEqual({ message: 'Material missing: Verification form' });
});

test("a partner cannot see another partner's order", async () => {
  const stranger = { key: api.stranger.key };
  const seen = await api.graphql(
    stranger,
    `{ order(id: "${order.id}") { id } node(id: "${order.id}") { id } orders { totalCount } record(id: "${api.records[0]?.id}") { id } }`,
  );
  expect(seen.data).toEqual({ order: null, node: null, orders: { totalCount: 0 }, record: null });
  const done = await api.graphql(stranger, save, {
    ...order,
    fields: [{ field: 'website.name', value: 'x' }],
    key: 'x',
  });
  expect(done.data.saveDraft.code).toBe('NOT_FOUND');
});

test('desk fields are empty for a partner, without errors', async () => {
  const all = `{ order(id: "${order.id}") { actions { event } items { key } missingMaterials timeline { event } calls { id } notes { id }
    notices { id } attempts { id } report { ready } lease { holder } due { at } record { name openOrder { number } actions(kind: CHANGE_WEBSITE) { event presence } } } }`;
  const { data, errors } = await api.graphql(partner, all);
  expect(errors).toBeUndefined();
  expect(data.order).toMatchObject({ calls: [], notes: [], attempts: [], report: null, lease: null });
  expect(data.order.timeline.map((entry: { event: string }) => entry.event)).toEqual(['openOrder', 'saveDraft']);
  expect(data.order.record.openOrder.number).toMatch(/^BD/);
  expect((await api.graphql(reviewer, all)).errors).toBeUndefined();
});

test('node finds objects by id, and of people only the caller', async () => {
  const me = api.people.partner.actor.id;
  const node = `query ($id: ID!) { node(id: $id) { __typename id ... on Order { actions { event } } ... on FilingRecord { websites { name } } } }`;
  const type = async (as: Credentials, id: string | undefined) =>
    (await api.graphql(as, node, { id })).data.node?.__typename;
  expect(await type(partner, order.id)).toBe('Order');
  expect(await type(partner, api.records[0]?.id)).toBe('FilingRecord');
  expect(await type(partner, me)).toBe('Partner');
  expect(await type(reviewer, api.people.reviewers[0].actor.id)).toBe('StaffMember');
  for (const id of [api.people.reviewers[1].actor.id, 'constructor_x', '', 'order_', "'"]) {
    expect(await type(reviewer, id)).toBeUndefined();
  }
});

test('lists have pages, and a bad size or cursor is refused with its argument', async () => {
  const list = `query ($first: Int, $after: String) { records(first: $first, after: $after) {
    totalCount totalIsCapped pageInfo { hasNextPage endCursor } edges { cursor node { filingNumber } } } }`;
  const one = (await api.graphql(partner, list, { first: 2 })).data.records;
  expect(one).toMatchObject({ totalCount: 3, totalIsCapped: false, pageInfo: { hasNextPage: true } });
  const two = (await api.graphql(partner, list, { first: 2, after: one.pageInfo.endCursor })).data.records;
  expect(two.edges).toHaveLength(1);
  const bad = async (query: string) => {
    const [error] = (await api.graphql(reviewer, query)).errors ?? [];
    return [error?.extensions.code, error?.extensions.field];
  };
  expect(await bad('{ orders(first: 101) { totalCount } }')).toEqual(['BAD_USER_INPUT', 'first']);
  expect(await bad('{ orders(first: 1, last: 1) { totalCount } }')).toEqual(['BAD_USER_INPUT', 'last']);
  expect(await bad('{ orders(after: "!") { totalCount } }')).toEqual(['BAD_USER_INPUT', 'after']);
  expect(await bad('{ orders(last: 3, before: "W10") { totalCount } }')).toEqual(['BAD_USER_INPUT', 'before']);
});

test('a page of the queue takes a bounded number of statements', async () => {
  const queue = `{ orders(first: 50) { totalCount pageInfo { endCursor } edges { cursor node { id number kind kindLabel state stateLabel move
    provinceName version round subjectName filingNumber changedLabels partner { name } due { at level label share } lease { holderName mine }
    actions { event presence } } } } queueCounts { stage count } }`;
  const { result, statements } = await countStatements(api.db.app, () => api.graphql(reviewer, queue));
  expect(result.errors).toBeUndefined();
  expect(result.data.orders.edges).toHaveLength(1);
  expect(statements).toBeLessThanOrEqual(15);
  const more = await api.graphql(partner, open, { record: api.records[1]?.id, key: 'open-2' });
  expect(more.data.openOrder.id).toMatch(/^order_/);
  const two = await countStatements(api.db.app, () => api.graphql(reviewer, queue));
  expect(two.result.data.orders.edges).toHaveLength(2);
  expect(two.statements).toBe(statements);
  const bare = await countStatements(api.db.app, () =>
    api.graphql(reviewer, '{ orders(first: 50) { edges { node { number } } } }'),
  );
  // BEGIN, the page with its rows and count, COMMIT.
  expect(bare.statements).toBe(3);
  const page = await countStatements(api.db.app, () =>
    api.graphql(
      reviewer,
      `{ order(id: "${order.id}") { number record { id } actions { event } items { key label } timeline { id } } }`,
    ),
  );
  expect(page.result.errors).toBeUndefined();
  // BEGIN, planner setting, its row with all parts, whether anything was written with the end.
  expect(page.statements).toBe(4);
  const verdicts = 'key hash verdict changed inReview flagged reasons { code }';
  const items = (fields: string) =>
    countStatements(api.db.app, () => api.graphql(reviewer, `{ order(id: "${order.id}") { items { ${fields} } } }`));
  const [short, whole] = [await items(verdicts), await items(`${verdicts} label`)];
  expect([short.statements, whole.statements]).toEqual([4, 4]);
  const withoutLabels = whole.result.data.order.items.map(({ label: _, ...item }: { label: string }) => item);
  expect(short.result.data.order.items).toEqual(withoutLabels);
});

test('without the lease personal values are masked, and nothing is decrypted', async () => {
  const audited = async () =>
    (await api.db.query("select 1 from app.audit where action = 'openClear' and target = $1", [order.id])).length;
  const items = `{ order(id: "${order.id}") { items { key masked now } } orders { edges { node { items { key } } } } }`;
  const { data } = await api.graphql(reviewer, items);
  const mobile = data.order.items.find((item: { key: string }) => item.key === 'website.principal.mobile');
  expect(mobile).toMatchObject({ masked: true });
  expect(mobile.now[0]).toContain('*');
  expect(await audited()).toBe(0);
});

test('one field is revealed by a separate call whose answer is not cached, and a partner is refused (ASVS 14.2.2, 14.3.2)', async () => {
  const reveal = `mutation ($id: ID!, $words: String!) { revealOrderField(id: $id, field: "website.principal.mobile", purpose: CALL_APPLICANT,
    words: $words, key: "reveal-api-1") { __typename ... on Revealed { field label now registered until } ${refusal} } }`;
  const shown = await api.graphql(reviewer, reveal, { id: order.id, words: '样例：回电' });
  expect(shown.data.revealOrderField).toMatchObject({
    __typename: 'Revealed',
    now: [expect.stringMatching(/^1\d{10}$/)],
  });
  const answer = await api.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...api.headersOf(reviewer) },
    payload: { query: '{ viewer { name } }' },
  });
  expect(answer.headers['cache-control']).toBe('no-store');
  const theirs = await api.graphql(partner, reveal, { id: order.id, words: '样例：回电' });
  expect(theirs.data?.revealOrderField ?? theirs.errors?.[0]?.extensions).toMatchObject({ code: expect.any(String) });
  expect(JSON.stringify(theirs)).not.toContain(shown.data.revealOrderField.now[0]);
  const { data } = await api.graphql(
    reviewer,
    `{ order(id: "${order.id}") { reveals { field purpose words staffName at } } }`,
  );
  expect(data.order.reveals).toMatchObject([
    { field: 'website.principal.mobile', purpose: 'CALL_APPLICANT', words: '样例：回电' },
  ]);
  const mine = await api.graphql(partner, `{ order(id: "${order.id}") { reveals { field } } }`);
  expect(mine.data.order.reveals).toEqual([]);
});

test('assignOrders gives a result per order, and escalated orders are for supervisors only', async () => {
  const assign = `mutation ($ids: [ID!]!, $staffId: ID, $key: String!) { assignOrders(ids: $ids, staffId: $staffId, key: $key) {
    ... on OrdersAssigned { results { orderId refused { code reasons { message } } } } ${refusal} } }`;
  const supervisor = await api.signIn(api.people.supervisor);
  const call = { ids: [order.id], staffId: api.people.reviewers[0].actor.id, key: 'assign-1' };
  const answer = await api.graphql(supervisor, assign, call);
  // A draft belongs to the applicant.
  expect(answer.data.assignOrders.results).toEqual([
    {
      orderId: order.id,
      refused: { code: 'NOT_POSSIBLE', reasons: [{ message: 'You cannot do this in the current state' }] },
    },
  ]);
  expect((await api.graphql(supervisor, assign, { ...call, ids: [] })).data.assignOrders.code).toBe('INVALID_INPUT');
  const mine =
    '{ orders(filter: { assignee: "ME", flag: ESCALATED }) { totalCount } escalations { edges { node { order { number due { at } } } } } }';
  for (const who of [supervisor, reviewer])
    expect((await api.graphql(who, mine)).data).toEqual({ orders: { totalCount: 0 }, escalations: { edges: [] } });
});

test('takeNext and recordVerdict take a bounded number of statements, and none for fields that are not selected', async () => {
  const record = api.records[2];
  if (record === undefined) throw new Error('the seed has too few records');
  const orderId = await orderInState(api.db, api.people, record, 'INITIAL_REVIEW');
  const preview = await api.graphql(
    reviewer,
    '{ nextOrder { ... on NextPreview { kindLabel stateLabel provinceName why } } }',
  );
  expect(preview.data.nextOrder).toEqual({
    kindLabel: 'Change of website',
    stateLabel: 'Initial review',
    provinceName: 'Jiangsu',
    why: expect.arrayContaining(['you cover Jiangsu']),
  });
  const next = await countStatements(api.db.app, () =>
    api.graphql(
      reviewer,
      'mutation { takeNext(key: "next-1") { ... on NextOrder { why order { id version lease { token } items { key hash } } } } }',
    ),
  );
  const taken = next.result.data.takeNext.order;
  expect(taken.id).toBe(orderId);
  // BEGIN, key, used key, pick, facts; its scans are read first, event, its order, audit; planner setting, its row with facts and reasons;
  // the saved answer; COMMIT.
  expect(next.statements).toBe(13);
  const judge = `mutation ($id: ID!, $token: String!, $item: String!, $hash: String!) {
    recordVerdict(id: $id, token: $token, item: $item, hash: $hash, verdict: pass, key: "verdict-1") { ... on Order { version } ${refusal} } }`;
  const { key: item, hash } = taken.items[0];
  const verdict = await countStatements(api.db.app, () =>
    api.graphql(reviewer, judge, { id: orderId, token: taken.lease.token, item, hash }),
  );
  expect(verdict.result.data.recordVerdict).toEqual({ version: taken.version });
  // BEGIN, lock, key, used key, facts; verdict, event, order, audit, the saved answer; its row; COMMIT.
  expect(verdict.statements).toBe(12);
});

test('50 parallel calls with one key have one effect and equal answers', async () => {
  const { data } = await api.graphql(partner, `{ order(id: "${order.id}") { version } }`);
  await api.graphql(
    partner,
    `mutation { abandon(id: "${order.id}", version: ${data.order.version}, key: "last") { __typename } }`,
  );
  await sameKeyRounds(api, (_, query, variables) => api.graphql(partner, query, variables), 2, 'quick');
});

test('every log line is JSON with a time, whatever names a caller sends (ASVS 16.2.4, 16.4.1)', async () => {
  const before = api.log().split('\n').length;
  const name = 'x"}\n{"level":60,"msg":"forged\u2028"}';
  await api.app.inject({
    method: 'POST',
    url: `/graphql?${encodeURIComponent(name)}`,
    headers: { ...api.headersOf(partner), 'user-agent': 'x\t{"level":60}', 'x-request-id': '{"level":60}' },
    payload: { query: '{ __typename }', operationName: name },
  });
  const lines = api
    .log()
    .trimEnd()
    .split('\n')
    .slice(before - 1);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    const said = JSON.parse(line);
    expect([typeof said.time, said.level < 60, said.msg]).toEqual(['number', true, expect.stringMatching(/^\w+$/)]);
  }
});

test('no variable, document or value is in the log', () => {
  expect(api.log()).toContain('"operation"');
  expect(api.log()).not.toMatch(/测试新名称|website\.name|save-1|bd_live_/);
});
