import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import { seedConnection } from '@beian/submissions/connections';
import { ISP_ID, moreRecords, sampleJpeg, withOtherProvider } from '@beian/testing/fixtures';
import { answerRegistry, takeSteps } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type ApiUnderTest, apiUnderTest } from './testing/api.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/api/kinds.md'), 'utf8');
const [introduction = '', ...sections] = page.split(/^## (?=[A-Z]+_)/m);
const kindOf = (section = '') => /^\w+/.exec(section)?.[0] as OrderKind;
const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);

/** The calls of the page, by the name of their mutation. */
const calls = Object.fromEntries(
  blocksOf(introduction, 'graphql').map((document) => [/^ {2}(\w+)\(/m.exec(document)?.[1] ?? '', document]),
);
const sent = z.strictObject({
  openOrder: z.strictObject({
    recordId: z.string().optional(),
    province: z.string().optional(),
    websiteId: z.string().optional(),
    accessId: z.string().optional(),
    kind: z.enum(orderKinds),
  }),
  saveDraft: z.strictObject({ fields: z.array(z.record(z.string(), z.unknown())) }),
  submitOrder: z.strictObject({ acknowledged: z.array(z.string()) }),
});
const answered = z.strictObject({
  saveDraft: z.strictObject({ missingMaterials: z.array(z.string()) }),
  submitOrder: z.strictObject({ state: z.string() }),
  afterReview: z.string(),
});

let api: ApiUnderTest;
beforeAll(async () => {
  const records = moreRecords(sections.length).map((record, at) =>
    withOtherProvider(record, kindOf(sections[at]) === 'NEW_ACCESS' ? 'alone' : 'beside'),
  );
  api = await apiUnderTest({ records });
  await api.db.query(
    `insert into app.partner_records (partner_id, record_id, basis) select $1, id, 'test' from app.records on conflict do nothing`,
    [api.people.partner.actor.id],
  );
  // The page has more calls than a partner makes within a second.
  await api.db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
  // Whose access is ours follows from our account at the bureau.
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(api.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => api?.close());

let keys = 0;
async function call(name: string, variables: object) {
  const { key } = api.people.partner;
  const { data, errors } = await api.graphql({ key }, calls[name] ?? '', { ...variables, key: `call ${keys++}` });
  expect(errors, name).toBeUndefined();
  return data[name];
}
async function attach(order: { id: string; version: number }, material: string) {
  const { key } = api.people.partner;
  const { body } = await api.app.inject({
    method: 'POST',
    url: '/uploads',
    headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${key}` },
    payload: await sampleJpeg(),
  });
  const { data } = await api.graphql(
    { key },
    `mutation ($id: ID!, $version: Int!, $material: MaterialKind!, $upload: ID!, $key: String!) {
      attachMaterial(id: $id, version: $version, material: $material, uploadId: $upload, key: $key) { ... on Order { id version } } }`,
    { ...order, material, upload: JSON.parse(body).id, key: `call ${keys++}` },
  );
  return data.attachMaterial;
}

/** The filed website is an app from now on. */
const makeApp = (websiteId: string) =>
  api.db.query(
    `update app.websites set filing_number = filing_number || 'A', plain = plain || jsonb_build_object('app', jsonb_build_object('packages', jsonb_build_array($2::jsonb), 'offersSdk', 'no', 'usesSdks', 'no')) where id = $1`,
    [
      websiteId,
      JSON.stringify({
        platform: 'ANDROID',
        name: 'cn.example.card',
        signature: 'AB'.repeat(16),
        publicKey: 'C1'.repeat(128),
      }),
    ],
  );

test('the page has a section of every kind', () => {
  expect(sections.map(kindOf).sort()).toEqual([...orderKinds].sort());
});

test.each(sections.map((section, at) => [kindOf(section), section, at] as const))(
  '%s: the requests of the page get the answers of the page',
  async (kind, section, at) => {
    const [request, answer] = blocksOf(section, 'json').map((block) => JSON.parse(block));
    const given = sent.parse(request);
    const expected = answered.parse(answer);
    const record = api.records[at];
    if (record === undefined) throw new Error('no record');
    const { app = false } = kindRow(kind);
    await api.db.query(`update app.settings set value = $1::jsonb where name = 'edition'`, [
      app ? '"current"' : '"2018-06"',
    ]);
    if (app && 'websiteId' in given.openOrder) await makeApp(record.websiteIds[0] ?? '');
    const { data } = await api.graphql(
      { key: api.people.partner.key },
      'query ($id: ID!) { record(id: $id) { websites { accesses { id ours } } } }',
      { id: record.id },
    );
    const [website] = data.record.websites;
    const ids = {
      recordId: record.id,
      websiteId: record.websiteIds[0],
      accessId: website.accesses.find(({ ours }: { ours: boolean }) => ours)?.id,
    };
    const about = Object.fromEntries(Object.entries(ids).filter(([name]) => name in given.openOrder));
    expect(given.openOrder.kind).toBe(kind);
    const opened = await call('openOrder', { ...given.openOrder, ...about });
    expect(opened).toMatchObject({ __typename: 'Order', state: 'DRAFT' });
    const saved = await call('saveDraft', { ...given.saveDraft, id: opened.id, version: opened.version });
    expect(saved).toMatchObject(expected.saveDraft);
    const { acknowledge } = saved.actions.find(({ eventName }: { eventName: string }) => eventName === 'SUBMIT');
    expect(acknowledge.map(({ code }: { code: string }) => code)).toEqual(given.submitOrder.acknowledged);
    await answerRegistry({ db: api.db, orderId: opened.id });
    let order = saved;
    for (const material of expected.saveDraft.missingMaterials) order = await attach(order, material);
    for (const code of given.submitOrder.acknowledged) {
      const refused = await call('submitOrder', { id: order.id, version: order.version, acknowledged: [] });
      expect(refused.reasons).toMatchObject([{ code }]);
    }
    const submitted = await call('submitOrder', { ...given.submitOrder, id: order.id, version: order.version });
    expect(submitted).toMatchObject(expected.submitOrder);
    await takeSteps(api.db, api.people, record, opened.id, ['approveInitialReview']);
    expect(await api.db.query('select state from app.orders where id = $1', [opened.id])).toEqual([
      { state: expected.afterReview },
    ]);
  },
);
