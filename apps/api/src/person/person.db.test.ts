import { orderInState } from '@beian/testing/orders';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let administrator: Credentials;
let supervisor: Credentials;
/** Mobile number in the first record's website. */
let mobile: string;

beforeAll(async () => {
  api = await apiUnderTest();
  [administrator, supervisor] = await Promise.all([
    api.signIn(api.people.administrator),
    api.signIn(api.people.supervisor),
  ]);
  const [first] = api.records;
  if (first === undefined) throw new Error('no record');
  await orderInState(api.db, api.people, first, 'INITIAL_REVIEW');
  const id = first.websiteIds[0] ?? '';
  const [site] = await api.db.query<{ personal: Buffer }>('select personal from app.websites where id = $1', [id]);
  const sealed = site?.personal ?? Buffer.alloc(0);
  mobile = api.db.worker.keys.unsealJson<{ mobile: string }>(`websites.personal:${id}`, sealed).mobile;
});
afterAll(() => api?.close());

const find = `mutation ($sought: PersonSought!) { findPerson(sought: $sought) { __typename
  ... on PersonFound { people places { holding kept basis keptUntil } } ... on ActionRefused { code reasons { code suggestion } } } }`;
const make = `mutation ($sought: PersonSought!, $key: String!) { exportPerson(sought: $sought, key: $key) { __typename
  ... on PersonExport { path until places } ... on ActionRefused { code } } }`;
const sought = () => ({ by: 'mobile', value: mobile });
const take = (as: Credentials, path: string, method: 'POST' | 'GET' = 'POST') =>
  api.app.inject({
    method,
    url: path,
    headers: { ...api.headersOf(as), 'content-type': 'application/json' },
    payload: '{}',
  });

test('only administrators find, export and answer, and others do not learn whether there is data', async () => {
  for (const as of [supervisor, await api.signIn(api.people.reviewers[0]), await api.signInOfPartner()]) {
    expect((await api.graphql(as, find, { sought: sought() })).data?.findPerson).toMatchObject({
      code: 'NOT_POSSIBLE',
    });
    expect((await api.graphql(as, make, { sought: sought(), key: 'no' })).data?.exportPerson).toMatchObject({
      code: 'NOT_POSSIBLE',
    });
    const list = await api.graphql(as, '{ personRequests(open: true, first: 5) { edges { node { id } } } }');
    expect(list.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const { data } = await api.graphql(administrator, find, { sought: sought() });
  expect(data.findPerson.places).toContainEqual(
    expect.objectContaining({ holding: 'orders', kept: true, basis: 'ORDER_OPEN', keptUntil: 'the order has ended' }),
  );
  expect(JSON.stringify(data)).not.toContain(mobile);
});

test('an archive is downloaded once, by its requester, by POST, and is not cached (ASVS 14.2.1, 14.3.2)', async () => {
  const { data } = await api.graphql(administrator, make, { sought: sought(), key: 'export' });
  const { path } = data.exportPerson;
  expect(path).toMatch(/^\/exports\/export_[0-9a-f]{32}$/);
  expect((await take(administrator, path, 'GET')).statusCode).toBe(404);
  expect((await take(supervisor, path)).statusCode).toBe(404);
  expect((await take(undefined, path)).statusCode).toBe(401);
  const archive = await take(administrator, path);
  expect(archive.statusCode).toBe(200);
  expect(archive.headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store' });
  const files = unzipSync(archive.rawPayload);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['README.txt', 'holdings.json', 'person.json']));
  const person = JSON.parse(Buffer.from(files['person.json'] ?? []).toString());
  expect(JSON.stringify(person.orders)).toContain(mobile);
  expect((await take(administrator, path)).statusCode).toBe(404);
  // The export has expired.
  const late = await api.graphql(administrator, make, { sought: sought(), key: 'late' });
  await api.db.travel(11 * 60_000);
  expect((await take(administrator, late.data.exportPerson.path)).statusCode).toBe(404);
  // Neither the log nor the audit contains the person's number.
  expect(api.log()).not.toContain(mobile);
  expect(JSON.stringify(await api.db.query('select * from app.audit'))).not.toContain(mobile);
});

test('staff read retention periods, and a period cannot be shorter than its source requires', async () => {
  const read = '{ retention { kinds { kind days leastDays mayChange } fileSweep { files } } }';
  const seen = await api.graphql(supervisor, read);
  expect(seen.data.retention.kinds).toContainEqual({ kind: 'sentFiles', days: 92, leastDays: 92, mayChange: false });
  expect((await api.graphql(await api.signInOfPartner(), read)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const change = `mutation { changeRetention(kind: sentFiles, days: 91, from: 92, key: "low") { __typename
    ... on ActionRefused { code reasons { code field message ruleId } } } }`;
  const low = await api.graphql(administrator, change);
  expect(low.data.changeRetention).toMatchObject({
    code: 'INVALID_INPUT',
    reasons: [{ code: 'OUT_OF_BOUNDS', field: 'days', ruleId: 'B-3.4' }],
  });
  expect(low.data.changeRetention.reasons[0].message).toContain('at least three months');
});
