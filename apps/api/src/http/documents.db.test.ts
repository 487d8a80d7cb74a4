import { execFileSync } from 'node:child_process';
import { seedConnection } from '@beian/submissions/connections';
import { canaryRecords, sampleJpeg } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let reviewer: Credentials;
let order: { id: string; number: string; version: number };

const fields = 'id number version verificationForm { url mark attachedMark outdated }';
const parts = `__typename ... on Order { ${fields} } ... on ActionRefused { reasons { code } }`;
async function act(as: Credentials, mutation: string) {
  const answer = await api.graphql(as, `mutation { step: ${mutation} { ${parts} } }`);
  if (answer.data?.step.__typename !== 'Order') throw new Error(JSON.stringify(answer));
  return answer.data.step;
}
const form = async () => {
  const answer = await api.graphql(partner, `{ order(id: "${order.id}") { ${fields} } }`);
  order = answer.data.order;
  return answer.data.order.verificationForm;
};
const download = (as: Credentials, id = order.id) =>
  api.app.inject({ url: `/verification-forms/${id}`, headers: { 'accept-language': 'en', ...api.headersOf(as) } });
const textOf = (pdf: Buffer) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
const saved = async (field: string, value: string, key: string) => {
  order = await act(
    partner,
    `saveDraft(id: "${order.id}", version: ${order.version}, fields: [{ field: "${field}", value: "${value}" }], key: "${key}")`,
  );
};

beforeAll(async () => {
  // Units and persons in turn.
  api = await apiUnderTest({ records: canaryRecords(2) });
  partner = { key: api.people.partner.key };
  reviewer = await api.signIn(api.people.reviewers[0]);
  const [record] = api.records;
  order = await act(
    partner,
    `openOrder(recordId: "${record?.id}", websiteId: "${record?.websiteIds[0]}", kind: CHANGE_WEBSITE, key: "open-1")`,
  );
});
afterAll(() => api.close());

test('a draft has a form with the proposed values, named by the order number, not cached', async () => {
  const answer = await download(partner);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="${order.number}.pdf"`,
  });
  const text = textOf(answer.rawPayload);
  expect(text).toContain(`编号：${order.number}-1`);
  expect(text).toContain(`内容标识 ${(await form()).mark}`);
  const [record] = canaryRecords(1);
  for (const value of [record?.subject.name, record?.websites[0]?.domains[0]?.name]) expect(text).toContain(value);
  // The ministry's form has no row for the people and numbers of the filing.
  expect(text).not.toContain('金丝雀');
  await saved('website.principal.name', '赵测试', 'save-name');
  expect(textOf((await download(partner)).rawPayload)).not.toContain('赵测试');
});

test('another partner gets 404, an anonymous caller 401', async () => {
  expect((await download({ key: api.stranger.key })).statusCode).toBe(404);
  expect((await download(undefined)).statusCode).toBe(401);
  expect((await download(partner, 'order_none')).statusCode).toBe(404);
});

test("the form's stamp changes with a field, and an attached scan is then reported as outdated", async () => {
  const { mark } = await form();
  const upload = await api.app.inject({
    method: 'POST',
    url: '/uploads',
    headers: { 'content-type': 'image/jpeg', ...api.headersOf(partner) },
    payload: await sampleJpeg(),
  });
  order = await act(
    partner,
    `attachMaterial(id: "${order.id}", version: ${order.version}, material: VERIFICATION_FORM, uploadId: "${upload.json().id}", key: "attach-1")`,
  );
  expect(await form()).toMatchObject({ mark, attachedMark: mark, outdated: false });
  await saved('website.homeUrl', 'www.tea-test.example/new', 'save-2');
  const after = await form();
  expect(after.mark).not.toBe(mark);
  expect(after).toMatchObject({ attachedMark: mark, outdated: true });
  expect(textOf((await download(partner)).rawPayload)).toContain(after.mark);
});

test("a person's name stays blank for a reviewer without the lease, and each download is audited without values", async () => {
  const [, record] = api.records;
  if (record === undefined) throw new Error('no record');
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(api.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const id = await orderInState(api.db, api.people, record, 'INITIAL_REVIEW', 'CHANGE_SUBJECT');
  const blank = textOf((await download(reviewer, id)).rawPayload);
  expect(blank).toContain('√个人');
  // A printed mask would be signed as it is.
  expect(blank).not.toMatch(/金丝雀|金\*/);
  await act(reviewer, `claim(id: "${id}", key: "claim-1")`);
  expect(textOf((await download(reviewer, id)).rawPayload)).toContain('金丝雀戊');
  await download(partner, id);
  const mark = expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{2}$/);
  expect(
    await api.db.query(
      `select actor_kind, details from app.audit where action = 'readVerificationForm' and target = $1 order by at, id`,
      [id],
    ),
  ).toEqual([
    { actor_kind: 'staff', details: { mark, inClear: false } },
    { actor_kind: 'staff', details: { mark, inClear: true } },
    { actor_kind: 'partner', details: { mark, inClear: false } },
  ]);
});
