import { execFileSync } from 'node:child_process';
import { canaryRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let id: string;

beforeAll(async () => {
  api = await apiUnderTest({ records: canaryRecords(1) });
  partner = { key: api.people.partner.key };
  const [record] = api.records;
  const opened = await api.graphql(
    partner,
    `mutation { step: openOrder(recordId: "${record?.id}", websiteId: "${record?.websiteIds[0]}", kind: CHANGE_WEBSITE, key: "open") { __typename ... on Order { id version } } }`,
  );
  id = opened.data.step.id;
  const fields = '[{ field: "website.principal.name", value: "赵测试" }]';
  await api.graphql(
    partner,
    `mutation { step: saveDraft(id: "${id}", version: ${opened.data.step.version}, fields: ${fields}, key: "save") { __typename } }`,
  );
});
afterAll(() => api.close());

const download = (as: Credentials | undefined, material: string) =>
  api.app.inject({ url: `/letters/${id}/${material}`, headers: { 'accept-language': 'en', ...api.headersOf(as) } });
const textOf = (pdf: Buffer) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().replace(/\s/g, '');

test('a letter has the values that its partner sent; what was registered before is a blank', async () => {
  const answer = await download(partner, 'AUTHORISATION');
  expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
  expect(answer.headers['content-disposition']).toMatch(/filename="BD\d+-AUTHORISATION\.pdf"/);
  const text = textOf(answer.rawPayload);
  expect(text).toContain('兹授权我公司赵测试同志（身份证号：＿＿＿＿＿＿＿＿）为我们公司备案的网站负责人');
  expect(text).toContain('第1页共1页');
});

test('a reviewer without the lease reads it without the name; strangers and unknown letters get 404; each is audited', async () => {
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const text = textOf((await download(reviewer, 'AUTHORISATION')).rawPayload);
  expect(text).toContain('兹授权我公司＿＿＿＿＿＿＿＿同志');
  expect(text).not.toContain('赵测试');
  const codes = [
    (await download({ key: api.stranger.key }, 'AUTHORISATION')).statusCode,
    (await download(partner, 'COMMITMENT')).statusCode,
    (await download(partner, 'SUBJECT_CERT')).statusCode,
    (await download(undefined, 'AUTHORISATION')).statusCode,
  ];
  expect(codes).toEqual([404, 404, 404, 401]);
  const audits = await api.db.query(
    `select outcome, details ->> 'material' as material from app.audit where action = 'readLetter' and target = $1 order by at, id`,
    [id],
  );
  expect(audits.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused', 'refused', 'refused']);
});

test("a commitment prints the administrator's text, and room to write while there is none", async () => {
  await api.db.query(`update app.settings set value = '"2021-06-01"' where name = 'edition'`);
  expect(textOf((await download(partner, 'COMMITMENT')).rawPayload)).toContain('承诺内容（请按管局的模板书写）');
  const administrator = await api.signIn(api.people.administrator);
  const changed = await api.graphql(
    administrator,
    'mutation ($value: String!) { changeSetting(name: commitmentTextJiangsu, value: $value, from: "", key: "text") { __typename ... on Setting { value text { lines } } } }',
    { value: '本人承诺填报信息真实。\n本人承诺及时更新。' },
  );
  expect(changed.data.changeSetting).toMatchObject({ __typename: 'Setting', text: { lines: true } });
  const text = textOf((await download(partner, 'COMMITMENT')).rawPayload);
  expect(text).toContain('江苏省网站备案信息真实性承诺书');
  expect(text).toContain('本人承诺及时更新。');
  expect(text).not.toContain('请按管局的模板书写');
});
