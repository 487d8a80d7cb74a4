import { randomUUID } from 'node:crypto';
import { orderInState } from '@beian/testing/orders';
import { getNamedType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApiSchema } from '../schema.ts';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import { selectAll } from '../testing/ask-all.ts';
import { capitals } from './rename.ts';
import { renamedFields } from './renamed-fields.ts';

let api: ApiUnderTest;
let partner: { key: string };
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
});
afterAll(() => api?.close());

const refusal = '... on ActionRefused { code reasons { code field } }';
async function openedOrder(place: number): Promise<{ id: string; version: number }> {
  const record = api.records[place];
  const { data } = await api.graphql(
    partner,
    `mutation { openOrder(recordId: "${record?.id}", websiteId: "${record?.websiteIds[0]}", kind: CHANGE_WEBSITE, idempotencyKey: "${randomUUID()}") { ... on Order { id version } ${refusal} } }`,
  );
  return data.openOrder;
}

test('a draft is saved by typed input objects, by field names or by both', async () => {
  const { id, version } = await openedOrder(0);
  const save = `mutation ($version: Int!, $content: OrderContentInput, $fields: [FieldInput!], $key: String!) {
    saveDraft(id: "${id}", version: $version, content: $content, fields: $fields, idempotencyKey: $key) {
      ... on Order { version items { key now } } ${refusal} } }`;
  const content = {
    website: { name: '星桥示例站', domains: ['first.example'], principal: { officePhone: '025-88880009' } },
  };
  const fields = [{ field: 'website.homeUrl', value: 'https://first.example/' }];
  const saved = await api.graphql(partner, save, { version, content, fields, key: 'both' });
  const values = (answer: typeof saved) =>
    Object.fromEntries(
      answer.data.saveDraft.items.map(({ key, now }: { key: string; now: string[] | null }) => [key, now]),
    );
  expect(values(saved)).toMatchObject({
    'website.name': ['星桥示例站'],
    'website.domains': ['first.example'],
    'website.homeUrl': ['https://first.example/'],
    'website.principal.officePhone': ['025-88880009'],
  });
  const removed = { version: saved.data.saveDraft.version, content: { website: { name: null } }, key: 'removed' };
  expect(values(await api.graphql(partner, save, removed))['website.name']).toBe(null);
  const twice = { version: 1, content, fields: [{ field: 'website.name', value: '另一' }], key: 'twice' };
  expect((await api.graphql(partner, save, twice)).errors?.[0]).toMatchObject({
    message: '`website.name` is given twice: give it once.',
    extensions: { code: 'BAD_USER_INPUT', field: 'website.name' },
  });
  const nothing = await api.graphql(partner, save, { version: 1, key: 'nothing' });
  expect(nothing.data.saveDraft).toMatchObject({ code: 'INVALID_INPUT' });
});

test('a mutation takes its idempotency key under either name, and refuses none and two that differ', async () => {
  const ticket = async (args: string) => {
    const { data, errors } = await api.graphql(
      partner,
      `mutation { createUploadTicket${args} { ... on UploadTicket { uploadId } } }`,
    );
    return data?.createUploadTicket?.uploadId ?? errors?.[0]?.extensions;
  };
  const first = await ticket('(idempotencyKey: "same")');
  expect(await ticket('(key: "same")')).toBe(first);
  expect(await ticket('(key: "same", idempotencyKey: "same")')).toBe(first);
  expect(await ticket('')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'idempotencyKey' });
  expect(await ticket('(key: "a", idempotencyKey: "b")')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'key' });
});

test('an operation under its new name does what the former does, with the same idempotency key', async () => {
  const { id, version } = await openedOrder(1);
  const call = (name: string, key: string) =>
    api.graphql(
      partner,
      `mutation { ${name}(id: "${id}", version: ${version}, ${key}: "end") { __typename ... on Order { state stateLabel } ${refusal} } }`,
    );
  const done = await call('abandonOrder', 'idempotencyKey');
  expect(done.data.abandonOrder).toEqual({ __typename: 'Order', state: 'ABANDONED', stateLabel: expect.any(String) });
  expect((await call('abandon', 'key')).data.abandon).toEqual(done.data.abandonOrder);
  const found = await api.graphql(partner, '{ search(text: "示例") { groups { group } } }');
  expect(found.errors).toBeUndefined();
  const byUrl = await api.app.inject({
    url: `/graphql?query=${encodeURIComponent('query q { ...r } fragment r on Query { search(text: "示例") { groups { group } } }')}`,
    headers: { ...api.headersOf(partner), accept: 'application/graphql-response+json', 'accept-language': 'en' },
  });
  expect([byUrl.statusCode, byUrl.json().errors[0].message]).toEqual([
    400,
    'Send `search` by POST: what is looked for must not stand in a URL.',
  ]);
  expect(byUrl.json().data).toBeUndefined();
  const dry = `{ former: changeOrderDryRun(id: "${id}") { __typename } named: orderDryRun(id: "${id}") { __typename } }`;
  const { data } = await api.graphql(partner, dry);
  expect(data.named).toEqual(data.former);
});

test('a field under its new name shows the value of the former, a closed set in capitals', async () => {
  const record = api.records[2];
  if (record === undefined) throw new Error('no record');
  const order = await orderInState(api.db, api.people, record, 'PHOTO_REVIEW');
  const schema = buildApiSchema();
  const type = schema.getType('Order');
  if (type === undefined) throw new Error('no Order');
  const given = () => undefined;
  const selection = selectAll(schema, getNamedType(type) as never, 4, given);
  const { data, errors } = await api.graphql(
    await api.signInOfPartner(),
    `{ order(id: "${order}") ${selection} eta(province: "320000", kind: CHANGE_WEBSITE) { halfSeconds p50Seconds mostSeconds p90Seconds hits { withinHalf withinP50 withinMost withinP90 } } viewer { kind type } }`,
  );
  expect(errors).toBeUndefined();
  const compared = new Set<string>();
  const look = (typeName: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(typeName, one);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    const of = schema.getType(typeName);
    const fields = value as Record<string, unknown>;
    for (const { at, to, enumName } of renamedFields) {
      const [owner, former = ''] = at.split('.');
      if (owner !== typeName || !(former in fields) || !(to in fields)) continue;
      const was = fields[former];
      expect(fields[to], at).toEqual(enumName !== undefined && typeof was === 'string' ? capitals(was) : was);
      compared.add(at);
    }
    for (const [name, inner] of Object.entries(fields)) {
      const field = of !== undefined && 'getFields' in of ? of.getFields()[name] : undefined;
      if (field !== undefined) look(getNamedType(field.type).name, inner);
    }
  };
  look('Query', data);
  expect([...compared].sort()).toEqual(
    expect.arrayContaining(['Action.event', 'Due.duty', 'Eta.halfSeconds', 'Item.group', 'Order.move', 'Viewer.kind']),
  );
});
