import { transaction } from '@beian/database/transaction';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { listRecordOptions } from '@beian/orders/actions';
import { readManualSheet } from '@beian/orders/bureau-answer';
import { receiveEvidence } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { getRecord } from '@beian/records/record';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, type SeededRecord, sampleJpeg, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, performAs, samplePackages, type Walk } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storePublishedRecord } from '../publication/index.ts';
import { checkReport } from '../report-check/index.ts';

let db: TestDatabase;
let people: People;
let record: SeededRecord;
beforeEach(async () => {
  db = await testDatabase();
  await db.query(`update app.settings set value = '"current"' where name = 'edition'`);
  const [first] = await seedRecords(db);
  if (first === undefined) throw new Error('no record');
  record = first;
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterEach(() => db?.close());

const partner = () => people.partner.actor;
const [one, two] = [() => people.reviewers[0].actor, () => people.reviewers[1].actor];
const today = async () => (await db.query('select app.shanghai_day(app.now()) as day'))[0]?.day as string;
async function evidenceId(): Promise<string> {
  const stored = await receiveEvidence(db.app, one(), await sampleJpeg());
  if (!stored.ok) throw new Error('the picture is refused');
  return stored.upload.id;
}

/** From an empty form to the desk that pushes it; the sheet of what a person enters is made from the real content. */
async function readyToPush(kind: OrderKind, of: SeededRecord = record): Promise<Walk> {
  const orderId = await orderInState(db, people, of, 'SUBMISSION_PENDING', kind);
  await db.query('delete from app.report_checks where order_id = $1', [orderId]);
  expect(await checkReport(db.app, orderId)).toBe(0);
  return { db, people, record: of, province: '320000', kind, orderId };
}

/** Entered and answered by two people, as the bureau's own system shows it. */
async function approveByHand(walk: Walk, numbers: object): Promise<void> {
  const day = await today();
  await performAs(walk, two(), 'pushToBureau');
  await performAs(walk, one(), 'recordManualEntry', { input: { number: 'SL1', day, evidenceId: await evidenceId() } });
  await performAs(walk, two(), 'confirmManualEntry');
  // The ministry's port knows nothing of it: a person says what the bureau's page shows.
  if ((await stateOf(walk)) === 'SMS_PENDING')
    await performAs(walk, one(), 'smsVerified', { input: { evidence: '管局系统显示短信核验通过' } });
  const input = { approves: true, day, evidenceId: await evidenceId(), ...numbers };
  await performAs(walk, one(), 'recordManualAnswer', { input });
  await performAs(walk, two(), 'confirmManualAnswer');
  expect(await stateOf(walk)).toBe('APPROVED');
}
const stateOf = async ({ orderId }: Walk) =>
  (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state as string;
const filed = (id: string) => transaction(db.app, one(), (tx) => getRecord(db.app, tx, id));

describe('an app of a filed subject', () => {
  test('is filed by hand, with three platforms, beside the website, and is changed and cancelled', async () => {
    const before = await filed(record.id);
    const walk = await readyToPush('NEW_APP');
    // The bureau's switch says nothing of apps.
    expect(await db.query('select manual from app.bureaus')).toEqual([{ manual: null }]);
    await performAs(walk, two(), 'pushToBureau');
    expect(await stateOf(walk)).toBe('MANUAL_ENTRY');
    await performAs(walk, one(), 'claim');
    const sheet = String((await readManualSheet(db.app, one(), walk.orderId, 'zh'))?.bytes);
    expect(sheet).toContain('APP 名称');
    expect(sheet).toContain('APP 负责人姓名');
    expect(sheet).toContain('APP 图标');
    expect(sheet).toContain(before.subject.filingNumber);
    expect(sheet).toContain('安卓  com.example.shop  AABBCCDDEEFF00112233445566778899');
    for (const written of samplePackages) expect(sheet).toContain(written.replaceAll('"', '""'));
    await performAs(walk, one(), 'recall');
    expect(await stateOf(walk)).toBe('SUBMISSION_PENDING');

    const number = `${before.subject.filingNumber}-9A`;
    const refused = await transaction(db.app, one(), (tx) =>
      perform(db.app, tx, { event: 'recordManualAnswer', actor: one(), orderId: walk.orderId, input: {} }),
    );
    expect(refused.ok).toBe(false);
    await approveByHand(walk, { serviceNumber: number });
    const after = await filed(record.id);
    const app = after.websites.find(({ filingNumber }) => filingNumber === number);
    expect(app?.app).toMatchObject({ offersSdk: 'no', usesSdks: 'yes' });
    expect(app?.app?.packages.map(({ platform }) => platform)).toEqual(['ANDROID', 'IOS', 'HARMONYOS']);
    expect(after.websites).toHaveLength(before.websites.length + 1);

    // The bureau publishes websites alone: the app stays.
    const { modifiedAt: _, ...subject } = after.subject;
    const websites = after.websites.filter((site) => site.app === undefined);
    await transaction(db.worker, { kind: 'system', id: 'bureau', roles: ['bureau'], name: 'bureau' }, (tx) =>
      storePublishedRecord(db.worker, tx, { subject, websites }, ISP_ID),
    );
    expect((await filed(record.id)).websites.map(({ filingNumber }) => filingNumber)).toContain(number);

    // Each service has the kinds of its own.
    const [row] = await db.query('select id from app.websites where filing_number = $1', [number]);
    const options = await transaction(db.app, partner(), (tx) => listRecordOptions(tx, [record.id]));
    const kindsOf = (id: string) =>
      (options.get(record.id)?.orders ?? []).filter(({ websiteId }) => websiteId === id).map(({ kind }) => kind);
    expect(kindsOf(row?.id)).toEqual(['CHANGE_APP', 'CANCEL_APP']);
    expect(kindsOf(record.websiteIds[0] ?? '')).not.toContain('CHANGE_APP');

    const ofApp = { ...record, websiteIds: [row?.id] as [string] };
    const wrong = await transaction(db.app, partner(), (tx) =>
      perform(db.app, tx, {
        event: 'openOrder',
        actor: partner(),
        recordId: record.id,
        websiteId: row?.id,
        input: { kind: 'CHANGE_WEBSITE' },
      }),
    );
    expect(wrong.ok ? [] : wrong.refusal.reasons.map(({ code }) => code)).toEqual(['OTHER_SERVICE']);

    const change = await readyToPush('CHANGE_APP', ofApp);
    await approveByHand(change, {});
    const changed = (await filed(record.id)).websites.find(({ filingNumber }) => filingNumber === number);
    expect(changed?.name).not.toBe(app?.name);
    expect(changed?.app).toEqual(app?.app);
    expect(changed?.accesses[0]?.accessModes).toEqual([5]);

    await approveByHand(await readyToPush('CANCEL_APP', ofApp), {});
    expect((await filed(record.id)).websites.map(({ filingNumber }) => filingNumber)).not.toContain(number);
    expect((await filed(record.id)).websites).toHaveLength(before.websites.length);
  });

  test('has a number that ends with A', async () => {
    const walk = await readyToPush('NEW_APP');
    const attempt = approveByHand(walk, { serviceNumber: '苏ICP备2026000001号-2' });
    await expect(attempt).rejects.toThrow('APP 备案号以“A”结尾');
  });
});

test('an app may be the first service of a subject, without a website', async () => {
  const walk = await readyToPush('FIRST_APP');
  const [order] = await transaction(db.app, one(), (tx) =>
    loadOrders(db.app, tx, { actor: one(), ids: [walk.orderId], parts: ['items'], language: 'en' }),
  );
  const labels = new Map(order?.items?.map(({ key, label }) => [key, label]));
  expect([labels.get('website.name'), labels.get('website.principal.name')]).toEqual([
    'App name',
    "App principal's name",
  ]);
  expect(labels.has('website.homeUrl')).toBe(false);
  await approveByHand(walk, { subjectNumber: '苏ICP备2026000001号', serviceNumber: '苏ICP备2026000001号-1A' });
  const [row] = await db.query('select record_id as id from app.orders where id = $1', [walk.orderId]);
  expect(await filed(row?.id)).toMatchObject({
    subject: { filingNumber: '苏ICP备2026000001号' },
    websites: [{ filingNumber: '苏ICP备2026000001号-1A', app: { offersSdk: 'no' } }],
  });
  // A change of this subject has no website to report: it is entered by hand, too.
  const ofSubject = { ...record, id: row?.id };
  const [site] = await db.query('select id from app.websites where record_id = $1', [row?.id]);
  const change = await readyToPush('CHANGE_SUBJECT', { ...ofSubject, websiteIds: [site?.id] as [string] });
  await performAs(change, two(), 'pushToBureau');
  expect(await stateOf(change)).toBe('MANUAL_ENTRY');
});

test('before apps were filed the kinds are refused, and say since when they are taken', async () => {
  await db.query(`update app.settings set value = '"2018-06"' where name = 'edition'`);
  for (const kind of ['FIRST_APP', 'NEW_APP'] as const) {
    const of = kindRow(kind).about === 'nothing' ? {} : { recordId: record.id };
    const province = kindRow(kind).about === 'nothing' ? { province: '320000' } : {};
    const outcome = await transaction(db.app, partner(), (tx) =>
      perform(db.app, tx, { event: 'openOrder', actor: partner(), ...of, input: { kind, ...province } }),
    );
    expect(outcome.ok ? [] : outcome.refusal.reasons).toMatchObject([
      { code: 'KIND_OFFERED', message: { zh: `${kindRow(kind).label.zh}自 2023-09-04 起受理` } },
    ]);
  }
});
