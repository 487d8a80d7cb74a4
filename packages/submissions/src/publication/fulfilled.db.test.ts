import { system, transaction } from '@beian/database/transaction';
import type { Principal } from '@beian/domain/filing';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { personalValues, readContent } from '@beian/orders/content';
import { getSubjectAndWebsite } from '@beian/records/record';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, ISP_ID, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnswerEntry } from '../answers/answer-entry.ts';
import { storeAnswer } from '../answers/answers.ts';
import { applyEntry } from '../answers/apply-answer.ts';
import { matchAnswer } from '../answers/clear-answer.ts';
import { listUnmatchedIds, loadUnmatched } from '../answers/unmatched.ts';
import { loadOrderWait } from '../connections/order-wait.ts';
import { seedConnection } from '../connections/seed-connection.ts';
import { storeDeregistered } from './deregister.ts';
import { storePublishedRecord } from './publish.ts';

let db: TestDatabase;
let people: People;
let record: Awaited<ReturnType<typeof seedRecords>>[number];
let bureauId: string;
let files = 0;

beforeEach(async () => {
  db = await testDatabase();
  const [, , third] = await seedRecords(db);
  if (third === undefined) throw new Error('no record');
  record = third;
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  ({ bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' }));
});
afterEach(() => db.close());

const bureau = system('bureau');
const supervisor = () => people.supervisor.actor;
const file = () =>
  transaction(db.worker, bureau, (tx) =>
    storeAnswer(db.worker, tx, bureauId, `published-${++files}.xml`, Buffer.from(`${files}`)),
  );
/** No bureau publishes the end of an ID card. */
const withoutOurs = (principal: Principal): Principal => ({ ...principal, idValidUntil: undefined });
/** The bureau publishes the record as the order asks for it. */
const publishResult = async (orderId: string) => {
  const answerId = await file();
  await transaction(db.worker, bureau, async (tx) => {
    const { content } = await loadOrderToReport(db.worker, tx, orderId);
    if (content.block !== 'BGBA') throw new Error('no change');
    const { subject, websites } = content.record;
    const published = { ...subject, principal: withoutOurs(subject.principal) };
    const sites = websites.map((site) => ({ ...site, principal: withoutOurs(site.principal) }));
    await storePublishedRecord(db.worker, tx, { subject: published, websites: sites }, ISP_ID, {
      bureauId,
      answerId,
      position: 2,
    });
  });
  return answerId;
};
const offers = () =>
  transaction(db.app, supervisor(), async (tx) => {
    const { ids } = await listUnmatchedIds(tx, {});
    return loadUnmatched(db.app, tx, { actor: supervisor(), ids, language: 'en' });
  });
const waits = (orderId: string) =>
  transaction(db.app, supervisor(), (tx) =>
    loadOrderWait(db.app, tx, { actor: supervisor(), language: 'en', orderId }),
  );
const stateOf = async (orderId: string) =>
  (await db.query<{ state: string }>('select state from app.orders where id = $1', [orderId]))[0]?.state;
const take = async (orderId: string) => {
  const [offer] = await offers();
  const call = { actor: supervisor(), entryId: offer?.id ?? '', orderId, key: `key-${offer?.id}` };
  return transaction(db.app, supervisor(), (tx) => matchAnswer(db.app, tx, call));
};

const filedNow = () =>
  transaction(db.worker, bureau, (tx) =>
    getSubjectAndWebsite(db.worker, tx, { recordId: record.id, websiteId: record.websiteIds[0] ?? '', accessId: null }),
  );
const nameOnRecord = async () => (await filedNow()).subject.name;
/** The bureau publishes the record again, with this name. */
const republish = async (name: string) => {
  const { subject, website } = await filedNow();
  const published = { subject: { ...subject, name }, websites: [website] };
  await transaction(db.worker, bureau, (tx) => storePublishedRecord(db.worker, tx, published, ISP_ID));
};

const changes: readonly OrderKind[] = orderKinds.filter(
  (kind) => kind.startsWith('CHANGE_') && kindRow(kind).report !== null,
);
test.each(changes)(
  '%s: the published result is offered once, and approves when a supervisor takes it',
  async (kind) => {
    const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', kind);
    await publishResult(orderId);
    await publishResult(orderId);
    expect(await offers()).toMatchObject([
      { verdict: 'approved', why: [{ code: 'PUBLISHED_AS_ORDERED' }], candidates: [{ orderId, reasons: [] }] },
    ]);
    expect(await waits(orderId)).toMatchObject({ sentence: expect.stringContaining('no verdict came') });
    expect(await take(orderId)).toMatchObject({ ok: true });
    expect(await stateOf(orderId)).toBe('APPROVED');
    expect(await offers()).toEqual([]);
  },
);

test('a rare character that the bureau publishes replaced is no difference, and stays in the record', async () => {
  const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', 'CHANGE_SUBJECT');
  const { now } = await transaction(db.worker, bureau, (tx) => readContent(db.worker, tx, orderId));
  const sealed = db.worker.keys.sealJson(
    `order_contents.personal:${orderId}`,
    personalValues({ ...now, 'subject.name': '样䶮测试有限公司' }),
  );
  await db.query('update app.order_contents set personal = $2 where order_id = $1', [orderId, sealed]);
  await publishResult(orderId);
  expect(await nameOnRecord()).toBe('样?测试有限公司');
  expect(await take(orderId)).toMatchObject({ ok: true });
  expect(await nameOnRecord()).toBe('样䶮测试有限公司');
  await republish('样?测试有限公司');
  expect(await nameOnRecord()).toBe('样䶮测试有限公司');
  await republish('别的测试有限公司');
  expect(await nameOnRecord()).toBe('别的测试有限公司');
});

test('a cancelled website that the bureau lists as deregistered is offered', async () => {
  const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', 'CANCEL_WEBSITE');
  const [site] = await db.query<{ id: string }>('select bureau_id as id from app.websites where id = $1', [
    record.websiteIds[0],
  ]);
  const answerId = await file();
  await transaction(db.worker, bureau, (tx) =>
    storeDeregistered(
      db.worker,
      tx,
      { kind: 'website', bureauId: site?.id ?? '' },
      { bureauId, answerId, position: 0 },
      ISP_ID,
    ),
  );
  expect(await offers()).toMatchObject([{ verdict: 'approved', candidates: [{ orderId, reasons: [] }] }]);
  expect(await take(orderId)).toMatchObject({ ok: true });
});

test('a record as it was before is offered to nobody', async () => {
  await orderInState(db, people, record, 'BUREAU_REVIEW');
  const filed = fictitiousRecords.find(({ subject }) => subject.filingNumber === record.filingNumber);
  if (filed === undefined) throw new Error('no record');
  const answerId = await file();
  await transaction(db.worker, bureau, (tx) =>
    storePublishedRecord(db.worker, tx, filed, ISP_ID, { bureauId, answerId, position: 0 }),
  );
  expect(await offers()).toEqual([]);
});

test('the verdict of the bureau withdraws the offer', async () => {
  const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW');
  await publishResult(orderId);
  expect(await offers()).toHaveLength(1);
  const [subject] = await db.query<{ id: string }>('select bureau_id as id from app.records where id = $1', [
    record.id,
  ]);
  const verdict: AnswerEntry = {
    verdict: 'refused',
    operation: '4',
    identifier: subject?.id ?? '',
    said: [],
    concerns: [],
    details: { codes: [], text: '材料不清晰' },
  };
  const answerId = await file();
  expect(await transaction(db.worker, bureau, (tx) => applyEntry(db.worker, tx, bureauId, answerId, 0, verdict))).toBe(
    'applied',
  );
  expect(await offers()).toEqual([]);
  expect(await stateOf(orderId)).not.toBe('APPROVED');
});
