import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let administrator: Credentials;
beforeAll(async () => {
  api = await apiUnderTest();
  administrator = await api.signIn(api.people.administrator);
});
afterAll(() => api?.close());

let keys = 0;
const newKey = () => `manage-${++keys}`;
const account = `__typename ... on PartnerAccount { id name email papersRead followUps closedAt openKeys pointsPerSecond bucket }
  ... on ActionRefused { code reasons { code field message suggestion } }`;
const create = (as: Credentials, name: string, email = 'filing@yushan.example') =>
  api.graphql(
    as,
    `mutation ($input: PartnerInput!, $key: String!) { done: createPartner(input: $input, language: zh, key: $key) { ${account} } }`,
    { input: { name, email }, key: newKey() },
  );
const act = (as: Credentials, mutation: string, given: Record<string, string>) => {
  const names = Object.keys(given);
  const type = (name: string) => (name.endsWith('Id') ? 'ID!' : 'String!');
  return api.graphql(
    as,
    `mutation (${names.map((name) => `$${name}: ${type(name)}`).join(', ')}, $key: String!) {
      done: ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}, key: $key) { ${account} } }`,
    { ...given, key: newKey() },
  );
};
async function keyOf(partnerId: string): Promise<{ key: string }> {
  const input = { name: '服务器', kind: 'LIVE', scopes: ['RECORDS_READ', 'ORDERS_READ', 'ORDERS_WRITE'] };
  const { data } = await api.graphql(
    administrator,
    `mutation ($partner: ID!, $input: PartnerKeyInput!, $key: String!) {
      createPartnerKey(partnerId: $partner, input: $input, key: $key) { ... on PartnerKeyMade { secret } } }`,
    { partner: partnerId, input, key: newKey() },
  );
  return { key: data.createPartnerKey.secret };
}
const seen = async (as: Credentials) => {
  const answer = await api.graphql(as, '{ records(first: 5) { edges { node { id } } } }');
  return answer.errors
    ? answer.errors[0]?.extensions.code
    : answer.data.records.edges.map(({ node }: { node: { id: string } }) => node.id);
};
const open = async (as: Credentials, recordId: string, websiteId: string) => {
  const { data } = await api.graphql(
    as,
    `mutation { openOrder(recordId: "${recordId}", websiteId: "${websiteId}", kind: CHANGE_WEBSITE, key: "${newKey()}") {
      __typename ... on Order { id state } ... on ActionRefused { reasons { code } } } }`,
  );
  return data.openOrder;
};
const abandon = (as: Credentials, id: string) =>
  api.graphql(as, `mutation { abandon(id: "${id}", version: 1, key: "${newKey()}") { __typename } }`);

describe('a partner', () => {
  it('is created, gets its first key and a record, and opens an order; the record is taken back afterwards', async () => {
    const [record] = api.records;
    const made = (await create(administrator, '  玉山示例 ')).data.done;
    expect(made).toMatchObject({ name: '玉山示例', email: 'filing@yushan.example', closedAt: null, openKeys: 0 });
    const partner = await keyOf(made.id);
    expect(await seen(partner)).toEqual([]);
    const given = { partnerId: made.id, filingNumber: record?.filingNumber ?? '', basis: '合同 2026-17' };
    expect((await act(administrator, 'grantPartnerRecord', given)).data.done).toMatchObject({ openKeys: 1 });
    expect(await seen(partner)).toEqual([record?.id]);
    const list = await api.graphql(
      administrator,
      `{ partnerRecords(partnerId: "${made.id}") { totalCount edges { node { id filingNumber provinceName basis since } } } }`,
      {},
      { 'accept-language': 'en' },
    );
    expect(list.data.partnerRecords).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: { id: record?.id, filingNumber: record?.filingNumber, provinceName: 'Jiangsu', basis: '合同 2026-17' },
        },
      ],
    });
    const order = await open(partner, record?.id ?? '', record?.websiteIds[0] ?? '');
    expect(order).toMatchObject({ __typename: 'Order', state: 'DRAFT' });
    const back = () => act(administrator, 'withdrawPartnerRecord', { partnerId: made.id, recordId: record?.id ?? '' });
    expect((await back()).data.done).toMatchObject({ reasons: [{ code: 'ORDER_IS_OPEN', field: 'recordId' }] });
    await abandon(partner, order.id);
    expect((await back()).data.done).toMatchObject({ __typename: 'PartnerAccount' });
    expect(await seen(partner)).toEqual([]);
    expect((await back()).data.done).toMatchObject({ reasons: [{ code: 'RECORD_NOT_GIVEN' }] });
  });

  it('is closed: its keys are refused at once and its orders stay; reopened they work again', async () => {
    const [, record] = api.records;
    const { id } = (await create(administrator, '停用示例')).data.done;
    const partner = await keyOf(id);
    await act(administrator, 'grantPartnerRecord', {
      partnerId: id,
      filingNumber: record?.filingNumber ?? '',
      basis: '合同',
    });
    const order = await open(partner, record?.id ?? '', record?.websiteIds[0] ?? '');
    expect((await act(administrator, 'closePartner', { partnerId: id })).data.done.closedAt).toMatch(/^2026-11-/);
    expect(await seen(partner)).toBe('UNAUTHENTICATED');
    const [row] = await api.db.query('select state from app.orders where id = $1', [order.id]);
    expect(row?.state).toBe('DRAFT');
    expect((await act(administrator, 'reopenPartner', { partnerId: id })).data.done.closedAt).toBeNull();
    expect(await seen(partner)).toEqual([record?.id]);
    await abandon(partner, order.id);
  });

  it('changes name and address, and wrong input is refused in both languages with field and advice', async () => {
    const { id } = (await create(administrator, '改名前')).data.done;
    const change = (input: object, language = 'zh') =>
      api.graphql(
        administrator,
        `mutation ($id: ID!, $input: PartnerInput!, $key: String!) { done: changePartner(partnerId: $id, input: $input, key: $key) { ${account} } }`,
        { id, input, key: newKey() },
        { 'accept-language': language },
      );
    const other = { name: '改名后', email: 'new@yushan.example' };
    expect((await change(other)).data.done).toMatchObject(other);
    const refused = async (input: object, language?: string) => (await change(input, language)).data.done.reasons[0];
    expect(await refused({ ...other, name: '云桥示例' })).toMatchObject({
      ...{ code: 'PARTNER_NAME_TAKEN', field: 'name', message: '已有同名的合作方' },
    });
    expect(await refused({ ...other, name: ' ' }, 'en')).toMatchObject({
      ...{ code: 'WRONG_SHAPE', field: 'name', message: "A partner's name has 1 to 60 characters" },
    });
    expect(await refused({ ...other, email: 'nobody' })).toMatchObject({ field: 'email', message: '邮箱地址不正确' });
    for (const orderUrl of ['http://p.example/{order}', 'https://p.example/', 'javascript:{order}'])
      expect(await refused({ ...other, orderUrl }, 'en')).toMatchObject({ code: 'WRONG_SHAPE', field: 'orderUrl' });
    const orderUrl = 'https://p.example/orders/{order}';
    await change({ ...other, orderUrl });
    await change(other);
    const kept = () => api.db.query('select order_url from app.partners where id = $1', [id]);
    expect(await kept()).toEqual([{ order_url: orderUrl }]);
    await change({ ...other, orderUrl: '' });
    expect(await kept()).toEqual([{ order_url: '' }]);
    expect((await change({ ...other, papersRead: false })).data.done).toMatchObject({ papersRead: false });
    expect((await change(other)).data.done).toMatchObject({ papersRead: false, followUps: true });
    expect((await change({ ...other, followUps: false })).data.done).toMatchObject({ followUps: false });
    expect((await change(other)).data.done).toMatchObject({ followUps: false });
    const grant = (filingNumber: string, basis: string) =>
      act(administrator, 'grantPartnerRecord', { partnerId: id, filingNumber, basis });
    expect((await grant('苏ICP备00000000号', '合同')).data.done.reasons[0]).toMatchObject({
      ...{ code: 'RECORD_NOT_FOUND', field: 'filingNumber' },
    });
    expect((await grant(api.records[0]?.filingNumber ?? '', ' ')).data.done.reasons[0]).toMatchObject({
      ...{ code: 'WRONG_SHAPE', field: 'basis' },
    });
    expect(
      (await act(administrator, 'closePartner', { partnerId: 'partner_none' })).data.done.reasons[0],
    ).toMatchObject({
      ...{ code: 'PARTNER_NOT_FOUND', field: 'partnerId' },
    });
  });

  it('is managed by administrators only, and each action and refusal is audited without the address', async () => {
    for (const person of [api.people.reviewers[0], api.people.supervisor]) {
      const as = await api.signIn(person);
      expect((await create(as, '不可')).data.done).toMatchObject({ code: 'NOT_POSSIBLE' });
      expect((await act(as, 'closePartner', { partnerId: api.people.partner.actor.id })).data.done).toMatchObject({
        code: 'NOT_POSSIBLE',
      });
    }
    const rows = await api.db.query<{ action: string; outcome: string; said: string }>(
      `select action, outcome, details::text as said from app.audit where action in ('createPartner', 'changePartner', 'closePartner', 'reopenPartner',
         'grantPartnerRecord', 'withdrawPartnerRecord') and actor_kind = 'staff'`,
    );
    const counts: Record<string, number> = {};
    for (const { action, outcome } of rows) counts[`${action} ${outcome}`] = (counts[`${action} ${outcome}`] ?? 0) + 1;
    expect(counts).toEqual({
      ...{ 'createPartner done': 3, 'createPartner refused': 2, 'changePartner done': 8, 'changePartner refused': 6 },
      ...{ 'closePartner done': 1, 'closePartner refused': 3, 'reopenPartner done': 1 },
      ...{
        'grantPartnerRecord done': 2,
        'grantPartnerRecord refused': 2,
        'withdrawPartnerRecord done': 1,
        'withdrawPartnerRecord refused': 2,
      },
    });
    expect(JSON.stringify(rows)).not.toContain('@');
  });

  it('is created once per idempotency key, for any administrator', async () => {
    const ask = () =>
      api.graphql(
        administrator,
        `mutation { done: createPartner(input: { name: "一次", email: "a@yushan.example" }, language: en, key: "once") { ${account} } }`,
      );
    const [one, two] = [await ask(), await ask()];
    expect(two.data.done).toEqual(one.data.done);
    expect(await api.db.query(`select language from app.partners where name = '一次'`)).toEqual([{ language: 'en' }]);
  });
});
