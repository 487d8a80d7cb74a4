import { system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import { perform } from '@beian/orders/perform';
import {
  type BlackListChange,
  loadPublishedCodes,
  type PublishedCodeRow,
  storeBlackList,
  storeCodes,
} from '@beian/records/published';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  fictitiousRecords,
  ISP_ID,
  type People,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState, steps, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storeBureauNotice } from '../rectifications/store-notice.ts';
import { storeAnswer } from './answers.ts';

let db: TestDatabase;
let people: People;
let seeded: readonly SeededRecord[];
let bureauId: string;
beforeAll(async () => {
  db = await testDatabase();
  seeded = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  ({ bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' }));
});
afterAll(() => db?.close());

const bureau = system('bureau');
let files = 0;
/** Stores another file. */
const file = () =>
  transaction(db.worker, bureau, (tx) =>
    storeAnswer(db.worker, tx, bureauId, `published-${++files}.xml`, Buffer.from(`${files}`)),
  );
const codes = async (answerId: string, rows: readonly Partial<PublishedCodeRow>[]) =>
  transaction(db.worker, bureau, (tx) =>
    storeCodes(
      tx,
      { bureauId, answerId },
      rows.map((row) => ({ table: 'LANGUAGE', code: '1', valid: true, more: {}, ...row })),
    ),
  );
const list = async (answerId: string, entry: BlackListChange) =>
  transaction(db.worker, bureau, (tx) => storeBlackList(db.worker, tx, { bureauId, answerId }, entry));
async function tried(orderId: string, event: LiveEvent, actor = people.partner.actor, call: object = {}) {
  const outcome = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event, orderId, actor, input: {}, ...call }),
  );
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field, ruleId }) => [code, field, ruleId]);
}
const save = (orderId: string, field: string, values: readonly string[]) =>
  tried(orderId, 'saveDraft', people.partner.actor, { input: { fields: [{ field, values }] } });
const record = (place: number): SeededRecord => {
  const found = seeded[place];
  if (found === undefined) throw new Error('no record');
  return found;
};
const wrong = async (orderId: string) => {
  const rows = await db.query<{ findings: { field: string; outcome: string; ruleId: string }[] }>(
    'select findings from app.order_contents where order_id = $1',
    [orderId],
  );
  return (rows[0]?.findings ?? [])
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ field, outcome, ruleId }) => [field, outcome, ruleId]);
};

test("values missing or invalid in a bureau's code table are found, added ones are accepted; one row alone is not a table", async () => {
  const orderId = await orderInState(db, people, record(0), 'DRAFT');
  const languages = Array.from({ length: 12 }, (_, at) => ({ code: `${at + 1}`, name: `语言${at + 1}` }));
  const first = await file();
  await codes(first, [{ code: '61', name: '样例语' }]);
  expect(await save(orderId, 'website.languages', ['1', '16', '61'])).toEqual([]);
  expect(await wrong(orderId)).toEqual([]);
  const second = await file();
  await codes(second, [...languages, { code: '2', valid: false }]);
  await save(orderId, 'website.languages', ['1', '2', '61', '16']);
  expect(await wrong(orderId)).toEqual([
    ['website.languages', 'fail', 'FMT-CODE, JCDM, code 1066'],
    ['website.languages', 'fail', 'FMT-CODE, JCDM, code 1066'],
  ]);
  expect(await tried(orderId, 'submit')).toContainEqual([
    'CHECK_FAILED',
    'website.languages',
    'FMT-CODE, JCDM, code 1066',
  ]);
  // An older file applied late, and a repeated file, change nothing; rows are never deleted.
  const before = await db.query('select list, code, name, valid from app.published_codes order by list, code');
  await codes(first, [{ code: '2', name: '旧名' }]);
  await codes(second, [...languages, { code: '2', valid: false }]);
  expect(await db.query('select list, code, name, valid from app.published_codes order by list, code')).toEqual(before);
  const published = await transaction(db.app, people.partner.actor, (tx) => loadPublishedCodes(tx, '320000'));
  expect(published.LANGUAGE?.['61']).toEqual({ name: '样例语', valid: true });
  await tried(orderId, 'abandon');
});

test('a black-listed subject is found beside the field and refused at submit; a later list stops the push; removal permits it again', async () => {
  const site = fictitiousRecords[1];
  if (site === undefined) throw new Error('no record');
  const orderId = await orderInState(db, people, record(1), 'SUBMISSION_PENDING');
  const entry = { kind: 'website', change: 'add', name: '样例', domains: ['SOFT-test.example'] } as const;
  const added = await file();
  await list(added, entry);
  await list(added, entry);
  const push = () => tried(orderId, 'pushToBureau', people.reviewers[1].actor);
  expect(await push()).toContainEqual(['BLACK_LISTED', 'website.domains', 'DOM-12, code 1064']);
  await list(await file(), { ...entry, change: 'delete' });
  // The first file again, applied late.
  await list(added, entry);
  expect((await push()).map(([code]) => code)).not.toContain('BLACK_LISTED');

  const draft = await orderInState(db, people, record(2), 'DRAFT');
  const { certificateType, certificateNumber } = fictitiousRecords[2]?.subject ?? site.subject;
  await list(await file(), {
    kind: 'subject',
    change: 'add',
    name: '样例',
    certificateType: `${certificateType}`,
    certificateNumber: certificateNumber.toLowerCase(),
  });
  expect(
    await tried(draft, 'saveDraft', people.partner.actor, {
      input: { fields: [{ field: 'website.name', value: '测试样例新站' }] },
    }),
  ).toEqual([]);
  expect(await wrong(draft)).toContainEqual(['subject.certificateNumber', 'fail', 'SUB-10, code 1065']);
  expect(await tried(draft, 'submit')).toContainEqual([
    'CHECK_FAILED',
    'subject.certificateNumber',
    'SUB-10, code 1065',
  ]);
  const [row] = await db.query(`select * from app.black_list where kind = 'subject'`);
  expect(JSON.stringify(row)).not.toContain(certificateNumber);
});

test('a table that comes after the review stops the push of values that it lacks', async () => {
  const walk: Walk = { db, people, record: record(0), province: '320000', orderId: '' };
  await steps.openOrder?.(walk);
  expect(await save(walk.orderId, 'website.languages', ['1', '7'])).toEqual([]);
  for (const event of ['submit', 'approveInitialReview', 'submitPhoto', 'approvePhoto'] as const)
    await steps[event]?.(walk);
  await codes(await file(), [{ code: '7', valid: false }]);
  await expect(steps.pushToBureau?.(walk)).rejects.toThrow('FMT-CODE, JCDM, code 1066');
  await codes(await file(), [{ code: '7', valid: true }]);
  await steps.pushToBureau?.(walk);
});

test('a repeated notice is the same notice', async () => {
  const notice = { about: 'website', bureauId: '320000020000005300', text: '请整改' } as const;
  for (const answerId of [await file(), await file()]) {
    await transaction(db.worker, bureau, (tx) => storeBureauNotice(db.worker, tx, { bureauId, answerId }, notice));
  }
  expect(await db.query('select about, times from app.rectifications')).toEqual([{ about: 'website', times: 2 }]);
});
