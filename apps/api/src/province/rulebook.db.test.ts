import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const partner = () => ({ key: api.people.partner.key });
const ask = async (code: string, edition: string | null, language = 'en') => {
  const { data, errors } = await api.graphql(
    partner(),
    `query ($code: String!, $edition: String) { rulebook(code: $code, edition: $edition) {
      label edition since until kinds { kind label } changes { day began { text } ended { text } }
      rules { topic key text from until subjects kinds effects sources { key title publisher date } } } }`,
    { code, edition },
    { 'accept-language': language },
  );
  return { rulebook: data?.rulebook, errors };
};
interface Rule {
  readonly key: string;
  readonly text: string;
}
const rule = (rulebook: { rules: Rule[] }, text: string) => rulebook.rules.find((one) => one.text.includes(text));

test('the rules of a province on a day have a topic, days, whom they concern and sources with title and date', async () => {
  const { rulebook } = await ask('440000', '2026-11-24');
  expect(rulebook).toMatchObject({ label: 'Guangdong', edition: '2025-12-31', since: '2025-12-31', until: null });
  expect(rulebook.kinds).toContainEqual({ kind: 'CHANGE_WEBSITE', label: 'Change of website' });
  expect(rule(rulebook, 'block letters')).toEqual({
    topic: 'MATERIALS',
    key: 'notes.commitment',
    text: 'Every filing needs the commitment, signed by the legal representative in block letters; a seal does not replace it',
    from: '2021-06-21',
    until: null,
    subjects: 'ALL',
    kinds: expect.arrayContaining(['CHANGE_SUBJECT', 'FIRST_FILING']),
    effects: [expect.stringMatching(/^needed: /)],
    sources: [
      {
        key: 'HW-MAT',
        title: 'Materials',
        publisher: "Huawei Cloud's knowledge base, second hand",
        date: '2025-11–2026-07',
      },
    ],
  });
  const change = rulebook.changes.find(({ day }: { day: string }) => day === '2021-06-21');
  expect([change.began.length, change.ended.length]).toEqual([1, 1]);
});

test("without a day they are those in force, in the caller's language; the next edition is named", async () => {
  const { rulebook } = await ask('440000', null, 'zh');
  expect(rulebook).toMatchObject({ label: '广东省', edition: '2018-06', since: '2018-06-15', until: '2018-09-07' });
  expect(rule(rulebook, '幕布拍照')).toMatchObject({ key: 'photoMethod' });
});

test("the installation's own rules stand in the changes of their province, with days and source, those to come included", async () => {
  const add = (id: string, from: string, until: string | null) =>
    api.db.query(
      `with d as (insert into app.rule_drafts (id, title, source, why, made_by) values ($1, 'sample', '{}', 'sample', $2) returning id)
       insert into app.own_rules (id, draft_id, rule, from_day, until_day) select $1, id, $3, $4, $5 from d`,
      [
        id,
        api.people.supervisor.actor.id,
        JSON.stringify({
          ...{ key: `own.${id}`, in: ['430000'], source: `own:${id} 2031-01-05 关于承诺书的通知` },
          says: { zh: `须提供承诺书 ${id}`, en: `The commitment is needed ${id}` },
          reaches: [{ to: 'material', material: 'COMMITMENT' }],
        }),
        from,
        until,
      ],
    );
  await add('coming', '2031-02-01', '2031-06-01');
  await add('cancelled', '2031-03-01', '2031-03-01');
  const told = async (code: string) =>
    (await ask(code, null)).rulebook.changes.filter(({ day }: { day: string }) => day > '2031');
  expect(await told('430000')).toEqual([
    { day: '2031-02-01', began: [{ text: 'The commitment is needed coming' }], ended: [] },
    { day: '2031-06-01', began: [], ended: [{ text: 'The commitment is needed coming' }] },
  ]);
  expect(await told('440000')).toEqual([]);
});

test('a code without a bureau has no rules, and what is no day is refused', async () => {
  expect((await ask('990000', null)).rulebook).toBeNull();
  expect((await ask('440000', '2027-02-29')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a form tells the format and choices of each field, and rules with their days and sources', async () => {
  const read = async (language: string) => {
    const { data } = await api.graphql(
      partner(),
      `query ($id: ID!) { changeForm(recordId: $id, kind: CHANGE_SUBJECT) { fields { field input minLength maxLength pattern
        formatText example formats { when { field codes } pattern formatText example } choices { code label when { field codes } }
        rules { text from sources { title date } } } } }`,
      { id: api.records[0]?.id },
      { 'accept-language': language },
    );
    const fields: { field: string; rules: unknown[] }[] = data.changeForm.fields;
    return (name: string) => fields.find(({ field }) => field === name);
  };
  const [zh, en] = [await read('zh'), await read('en')];
  expect(zh('subject.principal.mobile')).toMatchObject({
    ...{ input: 'PHONE', minLength: 11, maxLength: 128, pattern: '^1[3-9]\\d{9}$', example: '13000000001' },
    ...{ formatText: '11 位手机号码，不加国家代码', formats: [], choices: null },
  });
  expect(en('subject.principal.idNumber')).toMatchObject({
    pattern: null,
    formats: [{ when: { field: 'subject.principal.idType', codes: ['2'] }, pattern: '^[1-9]\\d{16}[\\dX]$' }],
  });
  expect(en('subject.certificateType')).toMatchObject({
    input: 'CODE',
    choices: expect.arrayContaining([
      { code: '1', label: 'Business licence', when: { field: 'subject.nature', codes: ['4'] } },
    ]),
  });
  expect(zh('subject.city')).toMatchObject({
    input: 'REGION',
    choices: expect.arrayContaining([{ code: '320100', label: '南京市', when: null }]),
  });
  expect(zh('subject.principal.legalRepresentative')?.rules).toContainEqual({
    text: '主体负责人非法定代表人的，网站负责人须为同一人',
    from: '2018-06-15',
    sources: [{ title: '管局规则', date: '2018-08-30' }],
  });
});

test('the counties of a city are offered, and a draft with a county of another city is refused', async () => {
  const regions = async (parent: string) =>
    (await api.graphql(partner(), `{ regions(parent: "${parent}") { code name source } }`)).data.regions;
  expect(await regions('320100')).toContainEqual({ code: '320102', name: '玄武区', source: 'GB2260' });
  expect(await regions('320000')).toHaveLength(13);
  for (const none of ['320102', '', '%%', '3201']) expect(await regions(none)).toEqual([]);
  const opened = await api.graphql(
    partner(),
    'mutation ($id: ID!) { openOrder(recordId: $id, kind: CHANGE_SUBJECT, key: "o") { ... on Order { id version } } }',
    { id: api.records[0]?.id },
  );
  const { data } = await api.graphql(
    partner(),
    `mutation ($id: ID!, $version: Int!) {
      saveDraft(id: $id, version: $version, key: "s", fields: [{ field: "subject.county", value: "320205" }]) {
        ... on Order { items { key findings { outcome ruleId message suggestion } } } } }`,
    opened.data.openOrder,
    { 'accept-language': 'en' },
  );
  const item = data.saveDraft.items.find((one: { key: string }) => one.key === 'subject.county');
  expect(item.findings).toEqual([
    {
      outcome: 'fail',
      ruleId: 'FMT-REGION, code 1019',
      message: 'The county does not lie in the city that was chosen',
      suggestion: 'Choose the city first, then one of its counties',
    },
  ]);
});
