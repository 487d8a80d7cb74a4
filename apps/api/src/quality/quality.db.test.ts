import { seedConnection } from '@beian/submissions/connections';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let as: Record<'first' | 'second' | 'supervisor' | 'administrator' | 'partner', Credentials>;
let keys = 0;
const newKey = () => `quality-${++keys}`;

beforeAll(async () => {
  api = await apiUnderTest();
  const { reviewers, supervisor, administrator } = api.people;
  const [first, second, chief, admin] = await Promise.all(
    [reviewers[0], reviewers[1], supervisor, administrator].map((one) => api.signIn(one)),
  );
  as = { first, second, supervisor: chief, administrator: admin, partner: await api.signInOfPartner() };
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(api.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => api.close());

const change = `mutation ($classes: [TenureClassInput!]!, $seen: String, $key: String!) {
  changeSecondLookRules(classes: $classes, patienceDays: 2, seen: $seen, key: $key) {
    __typename ... on SecondLookRules { patienceDays changedBy classes { belowDays approvals returns } }
    ... on ActionRefused { code reasons { code field message } } } }`;
const everything = { classes: [{ approvals: 100, returns: 100 }], seen: null };

test('spot check rules: staff read them, an administrator sets them, a partner sees nothing', async () => {
  const rules =
    '{ secondLookRules { patienceDays mayChange changedAt classes { belowDays approvals returns grouped } } }';
  expect((await api.graphql(as.first, rules)).data.secondLookRules).toEqual({
    patienceDays: 3,
    mayChange: false,
    changedAt: null,
    classes: [
      { belowDays: 90, approvals: 30, returns: 10, grouped: 30 },
      { belowDays: null, approvals: 5, returns: 2, grouped: 10 },
    ],
  });
  expect((await api.graphql(as.partner, rules)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  for (const who of ['first', 'supervisor', 'partner'] as const)
    expect(
      (await api.graphql(as[who], change, { ...everything, key: newKey() })).data.changeSecondLookRules,
    ).toMatchObject({
      code: 'NOT_POSSIBLE',
    });
  const wrong = { classes: [{ belowDays: 9, approvals: 1, returns: 1 }], seen: null, key: newKey() };
  expect((await api.graphql(as.administrator, change, wrong)).data.changeSecondLookRules).toMatchObject({
    code: 'INVALID_INPUT',
    reasons: [{ field: 'classes', message: 'The last class has no days, every other one has' }],
  });
  expect(
    (await api.graphql(as.administrator, change, { ...everything, key: newKey() })).data.changeSecondLookRules,
  ).toMatchObject({
    patienceDays: 2,
    changedBy: api.people.administrator.actor.name,
  });
});

const list = `query ($list: SecondLookList!) { secondLooks(list: $list) { totalCount edges { node {
  id state event decidedByName mayTake outcome otherwise lookerName } } } }`;
const looks = async (who: Credentials, name: string) => (await api.graphql(who, list, { list: name })).data.secondLooks;
const one = `query ($id: ID!) { secondLook(id: $id) { id mine canBeHeld items { key label hash masked then first { verdict } second { verdict reasons { code } } } pictures { kind url } } }`;

test('a spot check is hidden from its subject and from partners until it is done', async () => {
  const [record] = api.records;
  if (record === undefined) throw new Error('no record');
  await orderInState(api.db, api.people, record, 'VERIFICATION_PENDING');
  const todo = await looks(as.second, 'TO_DO');
  expect(todo).toMatchObject({
    totalCount: 1,
    edges: [{ node: { state: 'OPEN', event: null, decidedByName: null, mayTake: true } }],
  });
  const { id } = todo.edges[0].node;
  for (const who of [as.first, as.partner])
    for (const name of ['TO_DO', 'ABOUT_ME', 'OPEN', 'ENDED', 'DRAWN'])
      expect((await looks(who, name)).totalCount, name).toBe(0);
  for (const name of ['OPEN', 'ENDED', 'DRAWN']) expect((await looks(as.second, name)).totalCount).toBe(0);
  for (const who of [as.supervisor, as.administrator])
    expect(await looks(who, 'OPEN')).toMatchObject({ totalCount: 1, edges: [{ node: { event: null } }] });
  expect((await api.graphql(as.first, one, { id })).data.secondLook).toBeNull();
  expect((await api.graphql(as.partner, one, { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');

  const take = `mutation ($id: ID!, $key: String!) { takeSecondLook(id: $id, key: $key) { __typename ... on OpenedSecondLook { mine items { key hash } } ... on ActionRefused { code reasons { code } } } }`;
  const refused = (await api.graphql(as.first, take, { id, key: newKey() })).data.takeSecondLook;
  expect(refused).toMatchObject({ code: 'GUARD_FAILED', reasons: [{ code: 'OWN_DECISION' }] });
  expect((await api.graphql(as.partner, take, { id, key: newKey() })).data.takeSecondLook).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await api.graphql(as.administrator, take, { id, key: newKey() })).data.takeSecondLook).toMatchObject({
    code: 'GUARD_FAILED',
  });
  const taken = (await api.graphql(as.second, take, { id, key: newKey() })).data.takeSecondLook;
  expect(taken).toMatchObject({ __typename: 'OpenedSecondLook', mine: true });
  const verdicts = taken.items.map(({ key, hash }: { key: string; hash: string }) => ({
    item: key,
    hash,
    verdict: key === 'website.name' ? 'return' : 'pass',
    reasons: key === 'website.name' ? [{ code: 'WEB-01' }] : null,
  }));
  const give = `mutation ($id: ID!, $verdicts: [SecondVerdictInput!]!, $key: String!) { giveSecondLook(id: $id, verdicts: $verdicts, key: $key) { __typename ... on OpenedSecondLook { outcome otherwise canBeHeld } ... on ActionRefused { code } } }`;
  expect((await api.graphql(as.second, give, { id, verdicts, key: newKey() })).data.giveSecondLook).toEqual({
    __typename: 'OpenedSecondLook',
    outcome: 'CAUGHT',
    otherwise: 1,
    canBeHeld: true,
  });
  expect(await looks(as.first, 'ABOUT_ME')).toMatchObject({
    totalCount: 1,
    edges: [
      {
        node: { id, event: 'approveInitialReview', outcome: 'CAUGHT', lookerName: api.people.reviewers[1].actor.name },
      },
    ],
  });
  const opened = (await api.graphql(as.first, one, { id })).data.secondLook;
  const name = opened.items.find(({ key }: { key: string }) => key === 'website.name');
  expect(name).toMatchObject({
    first: { verdict: 'pass' },
    second: { verdict: 'return', reasons: [{ code: 'WEB-01' }] },
  });
});

test('quality: supervisors and administrators read all figures and lists, a reviewer own rows, a partner nothing', async () => {
  const figures = '{ quality(days: 30) { all open figures { dimension value } handling { value } } }';
  for (const who of [as.supervisor, as.administrator])
    expect((await api.graphql(who, figures)).data.quality).toEqual({ all: true, open: 0, figures: [], handling: [] });
  expect((await api.graphql(as.first, figures)).data.quality).toMatchObject({ all: false, open: null });
  expect((await api.graphql(as.partner, figures)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const wrong = await api.graphql(as.supervisor, '{ quality(days: 31) { all } }');
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  for (const name of ['lateFindings', 'escapes', 'orderRounds']) {
    const asked = `{ ${name}(filter: { days: 30 }) { totalCount } }`;
    for (const who of Object.values(as)) expect((await api.graphql(who, asked)).data[name]).toEqual({ totalCount: 0 });
    const bad = await api.graphql(as.supervisor, `{ ${name}(filter: { days: 0 }) { totalCount } }`);
    expect(bad.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const cursor = await api.graphql(as.supervisor, `{ ${name}(after: "x") { totalCount } }`);
    expect(cursor.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});
