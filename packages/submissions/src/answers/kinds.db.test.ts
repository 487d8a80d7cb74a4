import { system, transaction } from '@beian/database/transaction';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import type { PerformCall } from '@beian/orders/event';
import { perform } from '@beian/orders/perform';
import { listRecordIds, loadRecords } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, moreRecords, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, publishFirstFiling, takeSteps } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storeDeregistered } from '../publication/deregister.ts';

let db: TestDatabase;
let people: People;
let record: Awaited<ReturnType<typeof seedRecords>>[number];

beforeEach(async () => {
  db = await testDatabase();
  const [, , third] = await seedRecords(db);
  if (third === undefined) throw new Error('no record');
  record = third;
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  // Another provider gives access, too: the last access of a website cannot be cancelled.
  await db.query(
    `update app.websites set plain = jsonb_set(plain, '{accesses}', plain -> 'accesses' ||
       jsonb_build_array(jsonb_build_object('bureauId', '990000001', 'ispId', '990000000000', 'serverLocations', '[17]'::jsonb,
         'accessModes', '[2]'::jsonb, 'ipRanges', '[]'::jsonb))) where id = $1`,
    [record.websiteIds[0]],
  );
});
afterEach(() => db.close());

const websites = () =>
  db.query<{ gone: boolean; ours: boolean; accesses: { bureauId: string; accessModes: number[] }[] }>(
    `select gone, ours, plain -> 'accesses' as accesses from app.websites where record_id = $1 and filed order by filing_number`,
    [record.id],
  );
const bureau = system('bureau');

/** A website that is accessed through another provider alone. */
const onlyElsewhere = () =>
  db.query(
    `update app.websites set ours = false, plain = jsonb_set(plain, '{accesses}', (select jsonb_agg(a)
       from jsonb_array_elements(plain -> 'accesses') a where a ->> 'ispId' = '990000000000')) where id = $1`,
    [record.websiteIds[0]],
  );

describe.each(orderKinds.filter((kind) => kindRow(kind).report !== null))('%s', (kind) => {
  test('goes from an empty draft to the approval, and the record then says so', async () => {
    if (kind === 'NEW_ACCESS') await onlyElsewhere();
    const before = await websites();
    await orderInState(db, people, record, 'APPROVED', kind);
    const after = await websites();
    const { effect } = kindRow(kind);
    expect(after.map(({ gone }) => gone)).toEqual(
      before.map(
        (_, at) => effect.does === 'end' && (effect.what === 'subject' || (effect.what === 'website' && at === 0)),
      ),
    );
    const versions = await db.query(
      `select cause, order_id is not null as ordered from app.record_versions
      where record_id = $1 and cause = 'approved'`,
      [record.id],
    );
    // What is filed for the first time is in the record, and in its history, once the bureau has published it.
    if (effect.does !== 'add') expect(versions).toEqual([{ cause: 'approved', ordered: true }]);
    const [view] = await transaction(db.app, people.reviewers[0].actor, (tx) =>
      loadRecords(db.app, tx, { ids: [record.id], language: 'zh' }),
    );
    // A subject that is filed without websites is a shell; one that was cancelled is filed no more.
    expect(view?.deregisteredAt != null).toBe(effect.does === 'end' && effect.what === 'subject');
    // Its notices name the filing number of what it is about.
    const { about } = kindRow(kind);
    const numbers = { nothing: '', subject: record.filingNumber };
    const number = about === 'nothing' || about === 'subject' ? numbers[about] : `${record.filingNumber}-1`;
    expect(await db.query('select locked, filing_number as number from app.orders')).toEqual([
      { locked: false, number },
    ]);
  });

  test('is reported by the block of its row, and by the bureau’s id of what it is about', async () => {
    if (kind === 'NEW_ACCESS') await onlyElsewhere();
    const orderId = await orderInState(db, people, record, 'SUBMITTING', kind);
    const { content, subjectId } = await transaction(db.worker, bureau, (tx) =>
      loadOrderToReport(db.worker, tx, orderId),
    );
    const row = kindRow(kind);
    expect(content.block).toBe(row.report?.block);
    const [filed] = await db.query<{ subject: string; website: string }>(
      `select r.bureau_id as subject, w.bureau_id as website from app.records r join app.websites w on w.record_id = r.id where w.id = $1`,
      [record.websiteIds[0]],
    );
    if (row.about !== 'nothing') expect(subjectId).toBe(filed?.subject);
    if (content.block === 'ZXBA') {
      const [order] = await db.query<{ access: string | null }>('select access_id as access from app.orders');
      const ids = { subject: filed?.subject, website: filed?.website, access: order?.access };
      expect(content).toMatchObject({ bureauId: ids[content.ends], reason: 1 });
      expect(content.filingPasswordHash !== undefined).toBe(content.filingPasswordNeeded);
    }
  });
});

const endingKinds: readonly OrderKind[] = ['CANCEL_SUBJECT', 'CANCEL_WEBSITE'];
test.each(endingKinds)(
  'the bureau’s own note of %s, before or after the result, changes nothing more',
  async (kind) => {
    const orderId = await orderInState(db, people, record, 'APPROVED', kind);
    const [filed] = await db.query<{ subject: string; website: string }>(
      `select r.bureau_id as subject, w.bureau_id as website from app.records r join app.websites w on w.record_id = r.id where w.id = $1`,
      [record.websiteIds[0]],
    );
    const bureauId = (kind === 'CANCEL_SUBJECT' ? filed?.subject : filed?.website) ?? '';
    const what = kind === 'CANCEL_SUBJECT' ? 'subject' : 'website';
    const versions = () => db.query('select id from app.record_versions where record_id = $1', [record.id]);
    const [rows, kept] = [await websites(), await versions()];
    await transaction(db.worker, bureau, (tx) =>
      storeDeregistered(db.worker, tx, { kind: what, bureauId }, null, ISP_ID),
    );
    expect([await websites(), await versions()]).toEqual([rows, kept]);
    expect(await db.query('select state from app.orders where id = $1', [orderId])).toEqual([{ state: 'APPROVED' }]);
  },
);

test('after a cancelled access the website stays filed and is no longer ours', async () => {
  await orderInState(db, people, record, 'APPROVED', 'CANCEL_ACCESS');
  expect((await websites())[0]).toMatchObject({ gone: false, ours: false, accesses: [{ bureauId: '990000001' }] });
});

test('a change of access replaces the values of our access and leaves the other provider’s', async () => {
  await orderInState(db, people, record, 'APPROVED', 'CHANGE_ACCESS');
  const modes = (await websites())[0]?.accesses.map(({ bureauId, accessModes }) => `${bureauId}: ${accessModes}`);
  expect(modes).toContain('990000001: 2');
  expect(modes?.filter((one) => one.endsWith(': 5'))).toHaveLength(1);
});

test('a cancelled subject is no shell: it takes no new website, and its cancellation may be recorded by hand', async () => {
  await db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
  const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', 'CANCEL_SUBJECT');
  const by = (actor: Actor, call: Pick<PerformCall, 'event'> & Partial<PerformCall>) =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { actor, input: {}, ...call }));
  const recorded = await by(people.supervisor.actor, {
    event: 'recordBureauAnswer',
    orderId,
    input: { approves: true, evidence: '测试凭据' },
  });
  expect(recorded.ok).toBe(true);
  const opened = await by(people.partner.actor, {
    event: 'openOrder',
    recordId: record.id,
    input: { kind: 'NEW_WEBSITE' },
  });
  expect(opened).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'STILL_FILED' }] } });
});

describe('what an order files for the first time', () => {
  const published = (orderId: string, as: typeof numbers) => publishFirstFiling(db, orderId, as);
  const numbers = { subject: '苏ICP备00000099号', website: '苏ICP备00000099号-1' };
  const filedAs = (orderId: string) =>
    db.query(
      `select r.filing_number as subject, r.filed, w.filing_number as website, w.filed as "siteFiled", w.ours, w.gone
       from app.orders o join app.records r on r.id = o.record_id join app.websites w on w.id = o.website_id where o.id = $1`,
      [orderId],
    );
  const inForce = [{ ...numbers, filed: true, siteFiled: true, ours: true, gone: false }];
  const seen = () =>
    transaction(db.app, people.partner.actor, (tx) => listRecordIds(tx, { first: 50 })).then(({ ids }) => ids.length);

  test('is in no list before the bureau has published it, and then has its numbers', async () => {
    const before = await seen();
    const orderId = await orderInState(db, people, record, 'APPROVED', 'FIRST_FILING');
    expect(await seen()).toBe(before);
    await published(orderId, numbers);
    expect(await filedAs(orderId)).toEqual(inForce);
    expect(await seen()).toBe(before + 1);
  });

  test('is filed by a publication that comes before the result, too', async () => {
    const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', 'FIRST_FILING');
    await published(orderId, numbers);
    await takeSteps(db, people, record, orderId, ['bureauApprove']);
    expect(await filedAs(orderId)).toEqual(inForce);
    const accesses = await db.query(
      `select jsonb_array_length(w.plain -> 'accesses') as n from app.orders o join app.websites w on w.id = o.website_id`,
    );
    expect(accesses).toEqual([{ n: 1 }]);
  });

  test('keeps its own ids through every report', async () => {
    const orderId = await orderInState(db, people, record, 'SUBMITTING', 'FIRST_FILING');
    const report = () => transaction(db.worker, bureau, (tx) => loadOrderToReport(db.worker, tx, orderId));
    expect((await report()).content).toEqual((await report()).content);
  });

  test('is of a certificate that is not filed in the province yet', async () => {
    await seedRecords(db, moreRecords(30).slice(-1));
    await expect(orderInState(db, people, record, 'INITIAL_REVIEW', 'FIRST_FILING')).rejects.toThrow(
      'CERTIFICATE_TAKEN',
    );
  });
});
