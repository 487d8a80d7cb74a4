import { faceConsent } from '@beian/domain/photo';
import { sampleJpeg, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
let orderId: string;
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
  await api.db.query(`update app.settings set value = '"2023-09"' where name = 'edition'`);
  const [record] = await seedRecords(api.db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(api.db, api.people, record, 'VERIFICATION_PENDING');
});
afterAll(() => api.close());

let keys = 0;
const create = (as: Credentials | undefined, id = orderId) =>
  api.graphql(
    as,
    `mutation { createFaceCheckLink(id: "${id}", key: "face ${++keys}") { ... on FaceCheckLink { path tries } ... on ActionRefused { code } } }`,
  );
const newToken = async (): Promise<string> => {
  const { data } = await create(partner);
  const [page, token = ''] = data.createFaceCheckLink.path.split('#');
  expect(page).toBe('/face');
  return token;
};
const call = (method: 'GET' | 'POST', url: string, image?: Buffer, language = 'en') =>
  api.app.inject({
    ...{ method, url: `/face-links/${url}` },
    headers: { 'accept-language': language, ...(image === undefined ? {} : { 'content-type': 'image/jpeg' }) },
    ...(image === undefined ? {} : { payload: image }),
  });

test('a phone without an account agrees, takes the pictures, sends them and waits; nothing of the person is in clear, and no token in the log', async () => {
  const token = await newToken();
  const seen = await call('GET', token);
  expect(seen.headers['cache-control']).toBe('no-store');
  const { person, ...rest } = seen.json();
  expect(rest).toMatchObject({
    title: 'principal of the internet information service',
    provider: { name: '', hotline: '' },
    triesLeft: 5,
    check: null,
    consent: { version: faceConsent.version },
  });
  expect(person).toEqual({ name: expect.stringContaining('*'), idNumber: expect.stringContaining('****') });
  const early = await call('POST', `${token}/pictures/ID_FRONT`, await sampleJpeg());
  expect([early.statusCode, early.json().reasons[0].code]).toEqual([422, 'FACE_CHECK_CONSENT']);
  expect(early.json().requestId).toBe(early.headers['x-request-id']);
  expect((await call('POST', `${token}/consents/${faceConsent.version}`)).json().check).toMatchObject({ taken: [] });
  for (const kind of ['ID_FRONT', 'ID_BACK', 'FRAME_1']) {
    const sent = await call('POST', `${token}/pictures/${kind}`, await sampleJpeg());
    expect([sent.statusCode, sent.json()]).toEqual([201, { kind }]);
  }
  const checking = (await call('POST', `${token}/checks`)).json();
  expect(checking.check).toMatchObject({
    state: 'checking',
    taken: ['FRAME_1', 'ID_BACK', 'ID_FRONT'],
    handedIn: false,
  });
  expect(checking.triesLeft).toBe(4);
  expect(api.log()).not.toContain(token);
});

test('the texts of the page are those of the language asked for, and the title that of the edition', async () => {
  const token = await newToken();
  expect((await call('GET', token, undefined, 'zh')).json()).toMatchObject({ title: '互联网信息服务负责人' });
});

test('a link that is unknown or over, a kind of picture that is none, and another version of the consent are refused', async () => {
  const former = await newToken();
  const token = await newToken();
  for (const url of [former, 'x'.repeat(43)]) {
    const over = await call('GET', url);
    expect([over.statusCode, over.json().code]).toEqual([403, 'FACE_LINK']);
  }
  expect((await call('POST', `${token}/pictures/PASSPORT`, await sampleJpeg())).statusCode).toBe(404);
  expect((await call('POST', `${token}/consents/1999`)).json().reasons[0].code).toBe('CONSENT_VERSION');
});

test('is made by a partner alone', async () => {
  const reviewer = await api.signIn(api.people.reviewers[0]);
  expect((await create(reviewer)).data.createFaceCheckLink).toEqual({ code: 'NOT_POSSIBLE' });
  expect((await create(partner, 'order_none')).data.createFaceCheckLink).toEqual({ code: 'NOT_FOUND' });
});

test('where it is no paper, the commitment is read and signed before the check is sent, and kept with text, version and time', async () => {
  const [, record] = await seedRecords(api.db);
  if (record === undefined) throw new Error('no second record');
  await api.db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
  const id = await orderInState(api.db, api.people, record, 'VERIFICATION_PENDING');
  const token = (await create(partner, id)).data.createFaceCheckLink.path.split('#')[1];
  const { commitment } = (await call('GET', token, undefined, 'zh')).json();
  expect(commitment).toMatchObject({ title: '互联网信息服务备案承诺书', version: '2018-06' });
  expect(commitment.paragraphs[0]).toContain('承诺上述备案信息一旦发生变更，将及时进行更新');
  await call('POST', `${token}/consents/${faceConsent.version}`);
  for (const kind of ['ID_FRONT', 'ID_BACK', 'FRAME_1'])
    await call('POST', `${token}/pictures/${kind}`, await sampleJpeg());
  const codeOf = async (path: string) => (await call('POST', `${token}${path}`)).json().reasons?.[0].code;
  expect(await codeOf('/checks')).toBe('COMMITMENT_NOT_SIGNED');
  expect(await codeOf(`/commitments/${commitment.version}`)).toBe('COMMITMENT_NOT_SIGNED');
  await call('POST', `${token}/pictures/SIGNATURE`, await sampleJpeg());
  expect(await codeOf('/commitments/1999')).toBe('COMMITMENT_VERSION');
  const signed = (await call('POST', `${token}/commitments/${commitment.version}`)).json();
  expect(Date.parse(signed.check.signedAt)).toBeGreaterThan(0);
  // Another signature has to be put under the text again.
  await call('POST', `${token}/pictures/SIGNATURE`, await sampleJpeg());
  expect(await codeOf('/checks')).toBe('COMMITMENT_NOT_SIGNED');
  await call('POST', `${token}/commitments/${commitment.version}`);
  expect((await call('POST', `${token}/checks`)).json().check.state).toBe('checking');
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const asked = `{ order(id: "${id}") { faceCheck { signedAt commitmentVersion commitmentText pictures { kind } } } }`;
  const { faceCheck } = (await api.graphql(reviewer, asked)).data.order;
  expect(faceCheck).toMatchObject({ commitmentVersion: '2018-06', commitmentText: commitment.paragraphs[0] });
  expect(faceCheck.pictures.map((one: { kind: string }) => one.kind)).toContain('SIGNATURE');
});
