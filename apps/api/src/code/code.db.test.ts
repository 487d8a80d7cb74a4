import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

test("a partner's form gets the certificates of a nature, and which of them a change can carry", async () => {
  const { data } = await api.graphql(
    { key: api.people.partner.key },
    '{ codes(list: CERTIFICATE_TYPE, nature: 2) { code label { zh en } natures personal forChanges source } }',
  );
  expect(data.codes).toEqual([
    {
      code: '9',
      label: { zh: '组织机构代码证（政府机关）', en: 'Organisation code certificate (government)' },
      natures: [2],
      personal: false,
      forChanges: true,
      source: 'SPECIFICATION',
    },
    expect.objectContaining({ code: '13', forChanges: false, source: 'FORM-LATER' }),
  ]);
});

test('language names, alternative labels of natures, and numbers of pre-approvals', async () => {
  const { data } = await api.graphql(
    undefined,
    `{ languages: codes(list: LANGUAGE) { code natures forChanges }
       natures: codes(list: NATURE) { code label { en } otherReading { en } }
       approvals: codes(list: PRE_APPROVAL) { label { zh } source } }`,
  );
  expect(data.languages).toHaveLength(17);
  expect(data.languages[0]).toEqual({ code: '1', natures: null, forChanges: true });
  expect(data.natures[8]).toEqual({
    code: '9',
    label: { en: 'Private non-enterprise unit' },
    otherReading: { en: 'Law firm' },
  });
  expect(data.approvals[0]).toEqual({ label: { zh: '新闻' }, source: 'WX-PRE' });
});

test('an unknown code list is refused by the name of its argument', async () => {
  const answer = await api.graphql(undefined, '{ codes(list: COLOURS) { code } }');
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'list' });
});

test("code values of a record have labels in the caller's language", async () => {
  const query = `{ record(id: "${api.records[0]?.id}") { websites { values { field values valueLabels { value label } } } } }`;
  const read = async (language: string) => {
    const { data } = await api.graphql({ key: api.people.partner.key }, query, {}, { 'accept-language': language });
    const values: { field: string; values: string[]; valueLabels: unknown[] }[] = data.record.websites[0].values;
    return (field: string) => values.find((one) => one.field === field);
  };
  const [zh, en] = [await read('zh'), await read('en')];
  expect(zh('website.principal.idType')?.valueLabels).toEqual([{ value: '2', label: '居民身份证' }]);
  expect(en('website.principal.idType')?.valueLabels).toEqual([{ value: '2', label: 'Resident ID card' }]);
  expect(en('website.name')?.valueLabels).toEqual([]);
});

test('code values of an order have labels, the registered and the new ones', async () => {
  const partner = { key: api.people.partner.key };
  const opened = await api.graphql(
    partner,
    'mutation ($id: ID!) { openOrder(recordId: $id, kind: CHANGE_WEBSITE, key: "o") { ... on Order { id version } } }',
    { id: api.records[1]?.id },
  );
  const { data } = await api.graphql(
    partner,
    `mutation ($id: ID!, $version: Int!) {
      saveDraft(id: $id, version: $version, key: "s", fields: [{ field: "website.languages", values: ["12", "1"] }]) {
        ... on Order { items { key registered now valueLabels { value label } } } } }`,
    opened.data.openOrder,
    { 'accept-language': 'zh' },
  );
  const item = data.saveDraft.items.find((one: { key: string }) => one.key === 'website.languages');
  expect(item).toMatchObject({ registered: ['1'], now: ['12', '1'] });
  expect(item.valueLabels).toEqual([
    { value: '1', label: '中文简体' },
    { value: '12', label: '英语' },
  ]);
});

test('a change form names the code list of each field', async () => {
  const { data } = await api.graphql(
    { key: api.people.partner.key },
    `query ($id: ID!) { changeForm(recordId: $id, kind: CHANGE_SUBJECT) { fields { field codeList } } }`,
    { id: api.records[0]?.id },
  );
  const lists = Object.fromEntries(
    data.changeForm.fields.map((one: { field: string; codeList: string | null }) => [one.field, one.codeList]),
  );
  expect(lists).toMatchObject({
    'subject.nature': 'NATURE',
    'subject.certificateType': 'CERTIFICATE_TYPE',
    'subject.principal.idType': 'ID_TYPE',
    'subject.province': 'PROVINCE',
    'subject.name': null,
  });
});
