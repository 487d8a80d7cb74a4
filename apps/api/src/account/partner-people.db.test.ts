import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let administrator: Credentials;
let partnerId: string;
beforeAll(async () => {
  api = await apiUnderTest();
  administrator = await api.signIn(api.people.administrator);
  partnerId = api.people.partner.actor.id;
});
afterAll(() => api?.close());

const password = 'quiet rivers bend slowly';
let keys = 0;
const newKey = () => `people-${++keys}`;
const result = `__typename ... on StaffAccountChanged { account { id state roles } invitation }
  ... on ActionRefused { reasons { code } }`;
const invite = async (as: Credentials, login: string, name: string, of = partnerId) => {
  const answer = await api.graphql(
    as,
    `mutation ($of: ID!, $input: PartnerPersonInput!, $key: String!) { done: invitePartnerPerson(partnerId: $of, input: $input, key: $key) { ${result} } }`,
    { of, input: { login, name }, key: newKey() },
  );
  return answer.data?.done ?? answer.errors?.[0]?.extensions.code;
};
const accept = async (token: string) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/auth/invitation/password',
    payload: { token, password },
  });
  return answer.json();
};
const people = async (as: Credentials) => {
  const { data, errors } = await api.graphql(
    as,
    `{ partnerPeople(partnerId: "${partnerId}", first: 9) { edges { node { name login roles state } } } }`,
  );
  return errors?.[0]?.extensions.code ?? data.partnerPeople.edges.map(({ node }: { node: object }) => node);
};
const viewerOf = async (as: Credentials) =>
  (await api.graphql(as, '{ viewer { kind name roles permissions staff { id } partner { id } } }')).data.viewer;

test('a partner’s person is invited by an administrator, sets a password and acts for the partner', async () => {
  const made = await invite(administrator, 'guyu', '谷雨');
  expect(made).toMatchObject({ account: { state: 'INVITED', roles: [] } });
  expect(await accept(made.invitation)).toMatchObject({ staff: { name: '谷雨', roles: [] } });
  const person = await api.signIn({ login: 'guyu', password });
  expect(await viewerOf(person)).toEqual({
    ...{ kind: 'partner', name: '谷雨', roles: ['applicant'], permissions: [], staff: null },
    partner: { id: partnerId },
  });
  expect(await people(administrator)).toEqual([{ name: '谷雨', login: 'guyu', roles: [], state: 'ACTIVE' }]);

  const [record] = api.records;
  const opened = await api.graphql(
    person,
    `mutation { openOrder(recordId: "${record?.id}", kind: CHANGE_SUBJECT, key: "${newKey()}") { ... on Order { id version timeline { actorKind actorName } } } }`,
  );
  const order = opened.data.openOrder;
  expect(order.timeline).toEqual([{ actorKind: 'partner', actorName: '谷雨' }]);
  const [row] = await api.db.query(
    `select actor_kind, actor_id, details - '{covers,coversAt}'::text[] as details from app.audit where action = 'openOrder'`,
  );
  expect(row).toMatchObject({ actor_kind: 'partner', actor_id: partnerId, details: { person: made.account.id } });
  const audit = await api.graphql(
    administrator,
    `{ auditRows(first: 50, filter: { target: "${order.id}" }) { edges { node { action actorName } } } }`,
  );
  expect(audit.data.auditRows.edges).toContainEqual({ node: { action: 'openOrder', actorName: '谷雨' } });
  await api.graphql(person, `mutation { abandon(id: "${order.id}", version: 1, key: "${newKey()}") { __typename } }`);
});

test('the audit is filtered by a person, by a partner with its people, and by an act; its actors are found by name and id', async () => {
  const guyu = await invite(administrator, 'guyu-2', '谷雨二');
  await accept(guyu.invitation);
  const person = await api.signIn({ login: 'guyu-2', password });
  const [, record] = api.records;
  await api.graphql(
    person,
    `mutation { openOrder(recordId: "${record?.id}", kind: CHANGE_SUBJECT, key: "${newKey()}") { __typename } }`,
  );
  const rows = async (filter: string) => {
    const { data } = await api.graphql(
      administrator,
      `{ auditRows(first: 100, filter: { ${filter} }) { edges { node { actorId personId actorName action } } } }`,
    );
    return data.auditRows.edges.map(({ node }: { node: Record<string, string> }) => node);
  };
  const { id } = guyu.account;
  const ofPerson = await rows(`actor: "${id}"`);
  expect(ofPerson.map(({ action }: Record<string, string>) => action)).toContain('openOrder');
  for (const row of ofPerson) expect(row).toMatchObject({ personId: id, actorId: partnerId, actorName: '谷雨二' });
  const people = new Set((await rows(`actor: "${partnerId}"`)).map(({ personId }: Record<string, string>) => personId));
  expect(people.size).toBeGreaterThan(1);
  const staffId = api.people.administrator.actor.id;
  const signIns = await rows(`actor: "${staffId}", action: "signIn"`);
  expect(signIns.length).toBeGreaterThan(0);
  for (const row of signIns) expect(row).toMatchObject({ action: 'signIn', actorId: staffId, personId: null });

  const actors = async (as: Credentials, search: string | null) => {
    const { data, errors } = await api.graphql(
      as,
      'query ($search: String) { auditActors(search: $search) { id name partnerName } }',
      {
        search,
      },
    );
    return errors?.[0]?.extensions.code ?? data.auditActors;
  };
  const found = { id, name: '谷雨二', partnerName: api.people.partner.actor.name };
  expect(await actors(administrator, '雨二')).toEqual([found]);
  expect(await actors(administrator, id)).toEqual([found]);
  const all = await actors(administrator, null);
  expect(all.map((one: { id: string }) => one.id)).toEqual(
    expect.arrayContaining([staffId, partnerId, id, 'clock', 'bureau']),
  );
  expect(await actors(await api.signIn(api.people.reviewers[0]), null)).toBe('FORBIDDEN');
});

test('a partner’s person appears in no list of the staff and is given no role or work', async () => {
  const { data } = await api.graphql(
    administrator,
    '{ staffAccounts(first: 50) { edges { node { login } } } colleagues { name } staffSkills { name } }',
  );
  expect(data.staffAccounts.edges.length).toBeGreaterThan(3);
  expect(JSON.stringify(data)).not.toMatch(/guyu|谷雨/);
  const [{ id }] = (await api.db.query(`select id from app.staff where login = 'guyu'`)) as [{ id: string }];
  const roles = await api.graphql(
    administrator,
    `mutation { done: changeStaffRoles(staffId: "${id}", roles: [REVIEWER], key: "${newKey()}") { ${result} } }`,
  );
  expect(roles.data.done.reasons).toEqual([{ code: 'OF_PARTNER' }]);
  const [record] = api.records;
  if (record === undefined) throw new Error('no record is seeded');
  const orderId = await orderInState(api.db, api.people, record, 'INITIAL_REVIEW');
  const supervisor = await api.signIn(api.people.supervisor);
  const given = await api.graphql(
    supervisor,
    `mutation { assign(id: "${orderId}", staffId: "${id}", version: 99, key: "${newKey()}") { __typename } }`,
  );
  expect(given.data?.assign?.__typename).not.toBe('Order');
});

test('only administrators invite and list a partner’s people, and a person of a partner is none', async () => {
  const person = await api.signIn({ login: 'guyu', password });
  const supervisor = await api.signIn(api.people.supervisor);
  for (const as of [person, supervisor]) expect(await people(as)).toBe('FORBIDDEN');
  expect((await invite(supervisor, 'xiazhi', '夏至')).reasons).toEqual([{ code: 'NOT_POSSIBLE' }]);
  expect((await invite(person, 'xiazhi', '夏至')).reasons).toEqual([{ code: 'NOT_POSSIBLE' }]);
  expect((await invite(administrator, 'GUYU', '另一位')).reasons).toEqual([{ code: 'LOGIN_TAKEN' }]);
  expect((await invite(administrator, 'xiazhi', '夏至', 'partner_none')).reasons).toEqual([
    { code: 'PARTNER_NOT_FOUND' },
  ]);
});

test('a partner’s person reads keys and endpoints, changes none, and hears no live updates of the desk', async () => {
  const person = await api.signIn({ login: 'guyu', password });
  const read = `{ partnerKeys(first: 5) { nodes { id state } } webhookEndpoints(first: 5) { totalCount }
    partnerAccount { mayManage account { id } } partnerErrors { code } }`;
  const { data } = await api.graphql(person, read);
  expect(data).toMatchObject({
    partnerKeys: { nodes: [{ state: 'OPEN' }] },
    webhookEndpoints: { totalCount: 0 },
    partnerAccount: { mayManage: false, account: { id: partnerId } },
  });
  const [{ id }] = data.partnerKeys.nodes;
  for (const change of [
    `rotatePartnerKey(id: "${id}", oldUntil: "2030-01-01T00:00:00Z", key: "${newKey()}")`,
    `revokePartnerKey(id: "${id}", key: "${newKey()}")`,
    `createWebhookEndpoint(input: { url: "https://partner.example/hooks" }, key: "${newKey()}")`,
    `rotateWebhookSecret(id: "endpoint_none", key: "${newKey()}")`,
  ])
    expect(
      (await api.graphql(person, `mutation { ${change} { __typename } }`)).errors?.[0]?.extensions.code,
      change,
    ).toBe('SCOPE_MISSING');
  const ticket = await api.graphql(
    person,
    `mutation { createUploadTicket(key: "${newKey()}") { ... on ActionRefused { reasons { code } } } }`,
  );
  expect(ticket.data.createUploadTicket.reasons).toEqual([{ code: 'KEYS_ONLY' }]);
  const headers = api.headersOf(person);
  expect((await api.app.inject({ method: 'GET', url: '/events', headers })).statusCode).toBe(403);
  expect(
    (await api.app.inject({ method: 'POST', url: '/downloads/staff', headers, payload: { filter: {} } })).statusCode,
  ).not.toBe(200);
});

test('a partner’s person changes their own password and ends their own sessions', async () => {
  const person = await api.signIn({ login: 'guyu', password });
  const account = await api.graphql(person, '{ ownAccount { login roles sessions { current } } }');
  expect(account.data.ownAccount).toMatchObject({ login: 'guyu', roles: [] });
  const wrong = await api.app.inject({
    ...{ method: 'POST', url: '/auth/password', headers: api.headersOf(person) },
    payload: { current: 'not this one at all', next: 'a longer road to walk' },
  });
  expect(wrong.json().code).toBe('WRONG_PASSWORD');
  const ended = await api.graphql(person, `mutation { endOtherSessions(key: "${newKey()}") { __typename } }`);
  expect(ended.data.endOtherSessions.__typename).toBe('OwnAccount');
});

test('people of a closed partner cannot sign in, and their sessions open nothing', async () => {
  const person = await api.signIn({ login: 'guyu', password });
  const waiting = await invite(administrator, 'xiazhi', '夏至');
  const set = (mutation: string) =>
    api.graphql(
      administrator,
      `mutation { ${mutation}(partnerId: "${partnerId}", key: "${newKey()}") { __typename } }`,
    );
  await set('closePartner');
  expect(await viewerOf(person)).toBeNull();
  const refused = await api.app.inject({ method: 'POST', url: '/auth/sign-in', payload: { login: 'guyu', password } });
  expect(refused.json().code).toBe('WRONG_CREDENTIALS');
  expect((await accept(waiting.invitation)).code).toBe('NO_INVITATION');
  expect((await invite(administrator, 'qiufen', '秋分')).reasons).toEqual([{ code: 'PARTNER_CLOSED' }]);
  await set('reopenPartner');
  expect((await viewerOf(await api.signIn({ login: 'guyu', password }))).name).toBe('谷雨');
});
