import { waitForVisibleEvents } from '@beian/testing/database';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let stranger: Credentials;
let reviewer: Credentials;
let id: string;
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
  stranger = { key: api.stranger.key };
  reviewer = await api.signIn(api.people.reviewers[0]);
  const [, record] = api.records;
  if (record === undefined) throw new Error('no record');
  id = await orderInState(api.db, api.people, record, 'ABANDONED');
});
afterAll(() => api.close());

const refusal = '... on ActionRefused { code reasons { code field message suggestion ruleId } }';
const order = '... on Order { id number reference metadata { key value } version updatedAt }';
const open = `mutation ($record: ID!, $reference: String, $unique: Boolean, $metadata: [MetadataInput!], $key: String!) {
  answer: openOrder(recordId: $record, kind: CHANGE_WEBSITE, reference: $reference, uniqueReference: $unique, metadata: $metadata, key: $key) {
    ${order} ${refusal} } }`;
const openPlan = `mutation ($record: ID!, $reference: String, $unique: Boolean, $metadata: [MetadataInput!], $key: String!) {
  answer: openPlan(recordId: $record, plan: REFILE, reference: $reference, uniqueReference: $unique, metadata: $metadata, key: $key) {
    __typename ${refusal} } }`;
let nth = 0;
const ask = async (as: Credentials, text: string, variables: Record<string, unknown>) => {
  nth += 1;
  const { data, errors } = await api.graphql(as, text, { key: `reference-${nth}`, ...variables });
  expect(errors).toBeUndefined();
  return data.answer;
};
/** Only the named arguments are given: what is left out stays, null removes. */
const update = (as: Credentials, input: Record<string, unknown>, orderId = id) => {
  const types: Record<string, string> = {
    reference: 'String',
    uniqueReference: 'Boolean',
    metadata: '[MetadataInput!]',
  };
  const names = Object.keys(input);
  return ask(
    as,
    `mutation ($id: ID!, $key: String!, ${names.map((name) => `$${name}: ${types[name]}`).join(', ')}) {
      answer: updateOrderReference(id: $id, key: $key, ${names.map((name) => `${name}: $${name}`).join(', ')}) { ${order} ${refusal} } }`,
    { id: orderId, ...input },
  );
};
const metadata = [
  { key: 'shop', value: '上海一店' },
  { key: 'ticket', value: '' },
];

test('an order is opened with a reference and metadata, and found by the reference', async () => {
  const [record] = api.records;
  const opened = await ask(partner, open, { record: record?.id, reference: 'erp:2026/0001', metadata });
  expect(opened).toMatchObject({ reference: 'erp:2026/0001', metadata });
  const find = (as: Credentials, filter: string) =>
    api.graphql(as, `{ orders(first: 10, filter: { ${filter} }) { nodes { id reference metadata { key } } } }`);
  const own = await find(partner, 'reference: "erp:2026/0001"');
  expect(own.data.orders.nodes).toEqual([
    { id: opened.id, reference: 'erp:2026/0001', metadata: [{ key: 'shop' }, { key: 'ticket' }] },
  ]);
  expect((await find(partner, 'reference: "erp"')).data.orders.nodes).toEqual([]);
  expect((await find(stranger, 'reference: "erp:2026/0001"')).data.orders.nodes).toEqual([]);
  expect((await find(partner, 'reference: "号"')).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'filter.reference',
  });
  // Staff find it by a part of the reference among open orders, by the whole reference among all, and do not read the metadata.
  for (const filter of ['stage: OPEN, search: "2026/00"', 'search: "erp:2026/0001"'])
    expect((await find(reviewer, filter)).data.orders.nodes).toEqual([
      { id: opened.id, reference: 'erp:2026/0001', metadata: [] },
    ]);
  await waitForVisibleEvents(api.db);
  const log = await api.graphql(
    partner,
    `{ partnerEvents(first: 5, orderId: "${opened.id}") { nodes { order { reference } } } }`,
  );
  expect(log.data.partnerEvents.nodes).toEqual([{ order: { reference: 'erp:2026/0001' } }]);
  // In the database the metadata are sealed.
  const stored = await api.db.query('select metadata from app.order_contents where order_id = $1', [opened.id]);
  expect(JSON.stringify(stored)).not.toContain('shop');
});

test('they are changed in every state, and neither version nor last change of the order moves', async () => {
  const before = (await api.graphql(partner, `{ order(id: "${id}") { id version updatedAt } }`)).data.order;
  expect(await update(partner, { reference: 'A-1', metadata })).toMatchObject({
    ...before,
    reference: 'A-1',
    metadata,
  });
  expect(await update(partner, { reference: 'A-2' })).toMatchObject({ reference: 'A-2', metadata });
  expect(await update(partner, { metadata: null })).toMatchObject({ ...before, reference: 'A-2', metadata: [] });
  expect(await update(partner, { reference: null })).toMatchObject({ reference: null });
  const audited = await api.db.query('select outcome from app.audit where action = $1', ['updateOrderReference']);
  expect(audited).toEqual(Array(4).fill({ outcome: 'done' }));
});

test('only the order’s partner changes them', async () => {
  expect(await update(stranger, { reference: 'mine' })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await update(reviewer, { reference: 'ours' })).toMatchObject({ code: 'NOT_POSSIBLE' });
});

test('a reference that must be unique is refused while another order has it, and the refusal names that order', async () => {
  const number = (await update(partner, { reference: 'once' })).number;
  const [, record] = api.records;
  const again = { record: record?.id, reference: 'once' };
  for (const refused of [
    await ask(partner, open, { ...again, unique: true }),
    await ask(partner, openPlan, { ...again, unique: true }),
  ])
    expect(refused).toMatchObject({
      code: 'GUARD_FAILED',
      reasons: [{ code: 'REFERENCE_TAKEN', field: 'reference', message: `The order ${number} has this reference` }],
    });
  // The order itself may keep it, and without the wish two orders may share it.
  expect(await update(partner, { reference: 'once', uniqueReference: true })).toMatchObject({ reference: 'once' });
  expect(await ask(partner, open, again)).toMatchObject({ reference: 'once' });
  expect(await update(partner, { reference: 'once', uniqueReference: true })).toMatchObject({
    reasons: [{ code: 'REFERENCE_TAKEN' }],
  });
});

test('of several calls at once that want the same unique reference one gets it', async () => {
  const ids = (await api.graphql(partner, '{ orders(first: 10) { nodes { id } } }')).data.orders.nodes;
  expect(ids.length).toBeGreaterThan(2);
  const answers = await Promise.all(
    ids.map((one: { id: string }) => update(partner, { reference: 'race', uniqueReference: true }, one.id)),
  );
  expect(answers.filter(({ reference }) => reference === 'race')).toHaveLength(1);
});

test.each([
  ['a space', { reference: 'a b' }, 'reference'],
  ['too long', { reference: 'x'.repeat(65) }, 'reference'],
  ['a key twice', { metadata: [metadata[0], metadata[0]] }, 'metadata.1.key'],
  ['an empty key', { metadata: [{ key: '', value: 'x' }] }, 'metadata.0.key'],
  ['a long value', { metadata: [{ key: 'a', value: 'x'.repeat(201) }] }, 'metadata.0.value'],
  ['too many pairs', { metadata: Array.from({ length: 21 }, (_, at) => ({ key: `k${at}`, value: '' })) }, 'metadata'],
])('%s is refused with its field', async (_, input, field) => {
  expect(await update(partner, input)).toMatchObject({ code: 'INVALID_INPUT', reasons: [{ field }] });
});
