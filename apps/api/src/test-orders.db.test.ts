import { scopeOfOperation } from '@beian/domain';
import { inTransaction, system } from '@beian/orders';
import { walkTestOrder } from '@beian/orders/testing';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApiSchema } from './schema.ts';
import { type Answer, type ApiUnderTest, type As, apiUnderTest } from './testing/api.ts';
import { argumentsOf, type Given, selectAll } from './testing/ask-all.ts';
import { type Tenants, tenants } from './testing/tenants.fixture.ts';

const schema = buildApiSchema();
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});

let api: ApiUnderTest;
let them: Tenants;
let administrator: As;
let trying: { readonly key: string };
let walked: { orderId: string; recordId: string }[];
/** Every id of every row that is a test's, and what its orders are called. */
let marks: string[];

const partnerId = () => api.people.partner.actor.id;
const must = ({ status, data, errors }: Answer) => {
  if (status !== 200 || errors !== undefined) throw new Error(`${status} ${JSON.stringify(errors)}`);
  return data;
};
async function makeKey(kind: string): Promise<{ key: string }> {
  const data = must(
    await api.graphql(
      administrator,
      `mutation { createPartnerKey(partnerId: "${partnerId()}", key: "make ${kind}", input: { name: "${kind}", kind: ${kind},
        scopes: [RECORDS_READ, RECORDS_WRITE, ORDERS_READ, ORDERS_WRITE, WEBHOOKS_READ, WEBHOOKS_WRITE, KEYS_MANAGE] }) {
        ... on PartnerKeyMade { secret } ... on ActionRefused { reasons { message } } } }`,
    ),
  );
  return { key: data.createPartnerKey.secret };
}

async function askAll(as: As, roots: readonly GraphQLField<unknown, unknown>[], kind: string, given: Given, depth = 3) {
  const answers = new Map<string, string>();
  for (let at = 0; at < roots.length; at += 8)
    await Promise.all(
      roots.slice(at, at + 8).map(async (root) => {
        const text = `${kind} { ${root.name}${argumentsOf(root.args, root.name, given)} ${selectAll(schema, root.type, depth, given)} }`;
        answers.set(root.name, JSON.stringify(await api.graphql(as, text)));
      }),
    );
  return answers;
}
const leaks = (answers: ReadonlyMap<string, string>) =>
  [...answers].flatMap(([name, text]) => marks.filter((mark) => text.includes(mark)).map((mark) => `${name}: ${mark}`));

/** The ids of the partner's test order in the place of its live one. */
const given =
  (orderId: string, recordId: string): Given =>
  (field, argument) => {
    const value = them.givenOf('a')(field, argument);
    if (value === them.givenOf('a')('order', 'id')) return orderId;
    if (value === them.givenOf('a')('openOrder', 'recordId')) return recordId;
    return value;
  };

beforeAll(async () => {
  api = await apiUnderTest();
  them = await tenants(api);
  administrator = await api.signIn(api.people.administrator);
  trying = await makeKey('TEST');
  walked = [];
  for (const remark of ['test:bureau-silent', 'test:review-silent'])
    walked.push(await walkTestOrder(api.db, api.people.partner.actor, remark));
  const tables = await api.db.query<{ name: string }>(`select c.table_name as name from information_schema.columns c
    where c.table_schema = 'app' and c.column_name = 'test' and exists (select 1 from information_schema.columns i
      where i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = 'id' and i.data_type = 'text')`);
  marks = ['测试样例试验站点', 'BDT2026'];
  for (const { name } of tables)
    marks.push(...(await api.db.query<{ id: string }>(`select id from app.${name} where test`)).map(({ id }) => id));
});
afterAll(() => api?.close());

test('a live key and a test key of one partner know nothing of each other’s', async () => {
  const at = walked[0] as (typeof walked)[number];
  const own = queries.filter(({ name }) => scopeOfOperation.has(name));
  const live = { key: api.people.partner.key };
  for (const whose of [given(at.orderId, at.recordId), them.givenOf('a')])
    expect(leaks(await askAll(live, own, 'query', whose))).toEqual([]);
  const stranger = { key: api.stranger.key };
  expect(leaks(await askAll(stranger, own, 'query', given(at.orderId, at.recordId)))).toEqual([]);
  // The partner itself is one, and its keys are test keys here.
  const liveMarks = them.marks.a.filter((mark) => mark !== partnerId() && mark !== '云桥示例');
  const found = await askAll(trying, own, 'query', them.givenOf('a'));
  const seen = [...found].flatMap(([name, text]) =>
    liveMarks.filter((mark) => text.includes(mark)).map((mark) => `${name}: ${mark}`),
  );
  expect(seen).toEqual([]);
  const { orders, records, partnerKeys } = must(
    await api.graphql(
      trying,
      '{ orders(first: 10) { totalCount edges { node { test number } } } records(first: 20) { totalCount } partnerKeys(first: 9) { edges { node { kind } } } }',
    ),
  );
  expect(orders.edges.map(({ node }: { node: { test: boolean } }) => node.test)).toEqual([true, true, true]);
  // The set that came with the key, and one for each walk.
  expect(records.totalCount).toBe(9);
  expect(partnerKeys.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual(['TEST']);
  const { orders: theirs } = must(await api.graphql(live, '{ orders(first: 10) { edges { node { test } } } }'));
  expect(theirs.edges.map(({ node }: { node: { test: boolean } }) => node.test)).toEqual([false]);
});

test('an idempotency key is another one in each realm, and steps of one do not reach the other', async () => {
  const [live, tried] = [{ key: api.people.partner.key }, trying];
  const liveId = them.givenOf('a')('order', 'id');
  const testId = walked[1]?.orderId;
  const withdraw = async (as: As, id: unknown) =>
    must(
      await api.graphql(
        as,
        `mutation { withdraw(id: "${id}", version: ${await versionOf(String(id))}, key: "one key") { __typename ... on ActionRefused { code } } }`,
      ),
    ).withdraw;
  expect(await withdraw(live, testId)).toEqual({ __typename: 'ActionRefused', code: 'NOT_FOUND' });
  expect(await withdraw(tried, testId)).toEqual({ __typename: 'Order' });
  expect(await withdraw(tried, liveId)).toEqual({ __typename: 'ActionRefused', code: 'NOT_FOUND' });
  expect(await withdraw(live, liveId)).toEqual({ __typename: 'Order' });
});
const versionOf = async (id: string) =>
  (await api.db.query<{ version: number }>('select version from app.orders where id = $1', [id]))[0]?.version;

test('events of test orders say so, and go to endpoints of test keys alone', async () => {
  const events = async (as: As) =>
    must(
      await api.graphql(
        as,
        '{ partnerEvents(first: 50) { edges { node { test kind order { id } } } } webhookEndpoints(first: 5) { edges { node { url } } } }',
      ),
    );
  const [live, tried] = [await events({ key: api.people.partner.key }), await events(trying)];
  const kinds = (of: typeof live) =>
    new Set(of.partnerEvents.edges.map(({ node }: { node: { test: boolean } }) => node.test));
  expect(kinds(live)).toEqual(new Set([false]));
  expect(kinds(tried)).toEqual(new Set([true]));
  expect(live.webhookEndpoints.edges).toHaveLength(1);
  expect(tried.webhookEndpoints.edges).toEqual([]);
  expect(
    await api.db.query(
      'select 1 from app.webhook_deliveries d join app.partner_events e on e.id = d.event_id where e.test',
    ),
  ).toEqual([]);
});

test('test records are made by a test key, once per key, with a bound; its notices have no language', async () => {
  const make = (as: As, key: string) =>
    api.graphql(
      as,
      `mutation { createTestRecords(key: "${key}") { ... on TestRecords { records { id filingNumber province } } ... on ActionRefused { reasons { code } } } }`,
    );
  const [one, two] = [must(await make(trying, 'set')), must(await make(trying, 'set'))];
  expect(two).toEqual(one);
  expect(one.createTestRecords.records.map(({ province }: { province: string }) => province)).toEqual([
    '320000',
    '320000',
    '120000',
  ]);
  const refusedFor = (answer: Answer) => must(answer).createTestRecords.reasons[0].code;
  expect(refusedFor(await make({ key: api.people.partner.key }, 'set'))).toBe('TEST_KEYS_ONLY');
  const chosen = must(
    await api.graphql(
      trying,
      `mutation { changeNoticeLanguage(language: en, key: "l") { ... on ActionRefused { reasons { code } } } }`,
    ),
  );
  expect(chosen.changeNoticeLanguage.reasons[0].code).toBe('LIVE_KEYS_ONLY');
  const [partner] = await inTransaction(
    api.db.app,
    system('clock'),
    async (tx) =>
      (await tx.client.query<{ language: string }>('select language from app.partners where id = $1', [partnerId()]))
        .rows,
  );
  expect(partner?.language).toBe('zh');
});
