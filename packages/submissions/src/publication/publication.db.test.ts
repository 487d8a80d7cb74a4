import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { readContent } from '@beian/orders/content';
import { perform } from '@beian/orders/perform';
import { getRecord } from '@beian/records/record';
import { loadRecords } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  fictitiousRecords,
  ISP_ID,
  type People,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { answerAsBureau, loadOrderAs, orderInState, type Walk } from '@beian/testing/orders';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storeDeregistered } from './deregister.ts';
import { storePublishedRecord } from './publish.ts';
import { syncOrderWithRecord } from './sync-order.ts';

let db: TestDatabase;
let people: People;
let seeded: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase();
  seeded = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

const bureau = system('bureau');
const filed = (at: number): FilingRecord => structuredClone(fictitiousRecords[at]) as FilingRecord;
const publish = (record: FilingRecord) =>
  transaction(db.worker, bureau, (tx) => storePublishedRecord(db.worker, tx, record, ISP_ID));
/** The record with another website name, and further changes. */
function renamed(at: number, name: string, more: (record: FilingRecord) => void = () => undefined): FilingRecord {
  const record = filed(at);
  const [website] = record.websites;
  if (website !== undefined) website.name = name;
  more(record);
  return record;
}
const at = (record: FilingRecord, modifiedAt: string): FilingRecord => ({
  ...record,
  subject: { ...record.subject, modifiedAt },
});
const walkOf = (place: number, orderId: string): Walk => {
  const record = seeded[place];
  if (record === undefined) throw new Error('no record');
  return { db, people, record, province: '320000', orderId };
};
const brought = (place: number, state: OrderState) => orderInState(db, people, walkOf(place, '').record, state);
/** Codes and fields of the refusal; empty if it succeeded. */
async function tried(orderId: string, event: LiveEvent, actor = people.partner.actor, input: unknown = {}) {
  const outcome = await transaction(db.app, actor, (tx) => perform(db.app, tx, { event, orderId, actor, input }));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => [code, field]);
}
const events = (orderId: string) =>
  db.query<{ fields: string[]; fell: string[]; standing?: string; from: string; to: string | null }>(
    `select input -> 'fields' as fields, input -> 'fell' as fell, input ->> 'standing' as standing, from_state as from,
       to_state as to from app.order_events where order_id = $1 and event = 'takePublication' order by seq`,
    [orderId],
  );
const contentOf = (orderId: string) => transaction(db.worker, bureau, (tx) => readContent(db.worker, tx, orderId));
const end = async (orderId: string) => {
  await db.query(`update app.orders set locked = false where id = $1`, [orderId]);
};

describe('an open order follows what its bureau publishes', () => {
  test('the base values and affected verdicts change by one event; typed values stay, and a repeated publication has no effect', async () => {
    const orderId = await brought(0, 'SUBMISSION_PENDING');
    const before = await loadOrderAs(walkOf(0, orderId), people.supervisor.actor);
    const published = renamed(0, '管局登记的名称', ({ subject }) => {
      subject.remark = '管局备注';
    });
    await publish(published);
    await publish(published);
    expect(await events(orderId)).toEqual([
      {
        fields: ['subject.remark', 'website.name'],
        fell: expect.arrayContaining(['website.name', 'material.VERIFICATION_FORM']),
        standing: null,
        from: 'SUBMISSION_PENDING',
        to: null,
      },
    ]);
    const { base, now } = await contentOf(orderId);
    expect([base['website.name'], now['website.name'], now['subject.remark']]).toEqual([
      '管局登记的名称',
      '测试样例新站点',
      '管局备注',
    ]);
    const after = await loadOrderAs(walkOf(0, orderId), people.supervisor.actor);
    expect(after?.version).toBe((before?.version ?? 0) + 1);
    const refused = await tried(orderId, 'pushToBureau', people.reviewers[1].actor);
    expect(refused).toContainEqual(['FILED_SINCE_REVIEW', 'website.name']);
    // After another review against what is filed now, it can be pushed.
    expect(await tried(orderId, 'reopen', people.supervisor.actor)).toEqual([]);
    const open = await loadOrderAs(walkOf(0, orderId), people.supervisor.actor);
    expect(open?.items?.find(({ key }) => key === 'website.name')).toMatchObject({ verdict: null });
    await end(orderId);
  });

  test('a change that is filed already is refused with a reason', async () => {
    const orderId = await brought(1, 'SUBMISSION_PENDING');
    await publish(renamed(1, '测试样例新站点'));
    expect(await tried(orderId, 'pushToBureau', people.reviewers[1].actor)).toContainEqual([
      'SOMETHING_CHANGED',
      undefined,
    ]);
    await end(orderId);
  });

  test('an order that was sent is synced only when it comes back', async () => {
    const orderId = await brought(2, 'BUREAU_REVIEW');
    const sent = await contentOf(orderId);
    await publish(renamed(2, '另处登记的名称'));
    expect(await events(orderId)).toEqual([]);
    expect(await contentOf(orderId)).toEqual(sent);
    await answerAsBureau(walkOf(2, orderId), 'refused', '1002');
    const [job] = await db.query(`select 1 from app.outbox where job = 'followRecord' and payload ->> 'orderId' = $1`, [
      orderId,
    ]);
    expect(job).toBeDefined();
    for (const _ of [1, 2]) await transaction(db.worker, bureau, (tx) => syncOrderWithRecord(db.worker, tx, orderId));
    expect(await events(orderId)).toMatchObject([
      { fields: ['website.name'], fell: ['material.VERIFICATION_FORM', 'website.name'] },
    ]);
    await end(orderId);
  });
});

describe('an approval', () => {
  test('of a record without a publication time makes a publication dated before the sending late', async () => {
    await publish(filed(1));
    const orderId = await brought(1, 'BUREAU_REVIEW');
    await answerAsBureau(walkOf(1, orderId), 'approved', '1001');
    const stands = () => transaction(db.worker, bureau, (tx) => getRecord(db.worker, tx, seeded[1]?.id ?? ''));
    const approved = await stands();
    expect(approved.websites[0]?.name).not.toBe(filed(1).websites[0]?.name);
    expect(await publish(at(filed(1), '2018-01-01'))).toMatchObject({ late: true });
    expect(await stands()).toEqual(approved);
  });
});

describe('deregistered and unpublished filings', () => {
  test('a website that is no longer published makes one event, and submitting is refused', async () => {
    const orderId = await brought(2, 'CORRECTION_REQUIRED');
    const record = filed(2);
    const two = { ...record, websites: record.websites.slice(1) };
    await publish(two);
    await publish(two);
    expect(await events(orderId)).toMatchObject([{ standing: 'gone' }]);
    expect(await tried(orderId, 'submit')).toContainEqual(['STILL_FILED', 'recordId']);
    // It is published again and is filed again.
    await publish(record);
    expect(await events(orderId)).toMatchObject([{ standing: 'gone' }, { standing: 'filed' }]);
    await end(orderId);
  });

  test('a deregistered subject does not reappear, in whichever order the files come', async () => {
    const record = filed(2);
    const over = { kind: 'subject', bureauId: record.subject.bureauId } as const;
    const orderId = await brought(2, 'DRAFT');
    const deregister = () =>
      transaction(db.worker, bureau, (tx) => storeDeregistered(db.worker, tx, over, null, ISP_ID));
    await deregister();
    await deregister();
    await publish(record);
    expect(await events(orderId)).toMatchObject([{ standing: 'gone' }]);
    expect(await tried(orderId, 'submit')).toContainEqual(['STILL_FILED', 'recordId']);
    await end(orderId);
    const { partner } = people;
    const opened = await transaction(db.app, partner.actor, (tx) =>
      perform(db.app, tx, {
        event: 'openOrder',
        actor: partner.actor,
        recordId: seeded[2]?.id,
        input: { kind: 'CHANGE_WEBSITE' },
      }),
    );
    expect(opened).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'STILL_FILED' }] } });
    const early = { ...record, subject: { ...record.subject, bureauId: '320000010000000099', filingNumber: '' } };
    await transaction(db.worker, bureau, (tx) =>
      storeDeregistered(db.worker, tx, { kind: 'website', bureauId: '320000020000009900' }, null, ISP_ID),
    );
    const sites = record.websites.map((site, place) => ({
      ...site,
      bureauId: `3200000200000099${place}0`,
      filingNumber: '',
    }));
    const { id } = await publish({ ...early, websites: sites });
    const rows = await db.query('select gone from app.websites where record_id = $1 order by bureau_id', [id]);
    expect(rows.map(({ gone }) => gone)).toEqual([true, false]);
  });
});

describe('repeated and late publications', () => {
  const names = ['甲名称', '乙名称', '丙名称'];
  const days = ['2026-03-01 09:00:00', '2026-03-01 10:00:00', '2026-03-02'];
  const files = names.map((name, place) =>
    at(
      renamed(0, name, ({ subject }) => {
        subject.filingNumber = '';
      }),
      days[place] ?? '',
    ),
  );
  let start = 0;
  /** The order's events and what is filed after these publications, with new days and names each time. */
  async function leaves(places: readonly number[]) {
    start += 1;
    await publish(at(filed(0), `${2026 + start}-01-01`));
    const orderId = await brought(0, 'DRAFT');
    for (const place of places) {
      const file = files[place];
      if (file === undefined) throw new Error('no file');
      const later = (file.subject.modifiedAt ?? '').replace('2026', String(2026 + start));
      await publish(at(file, later));
    }
    const found = await transaction(db.worker, bureau, (tx) => getRecord(db.worker, tx, seeded[0]?.id ?? ''));
    const { modifiedAt: _, ...subject } = found.subject;
    const result = { record: { ...found, subject }, events: await events(orderId) };
    await tried(orderId, 'abandon');
    return result;
  }

  test('repeated and late files give the same record and events as each file once in order', async () => {
    const once = await leaves([0, 1, 2]);
    expect(once.events).toHaveLength(3);
    expect(once.record.websites[0]?.name).toBe('丙名称');
    // Values that the bureau left out are kept.
    expect(once.record.subject.filingNumber).toBe(fictitiousRecords[0]?.subject.filingNumber);
    /** Each file for the first time in order, with earlier ones repeated in between. */
    const repeated = fc
      .tuple(...[1, 2, 3].map((known) => fc.array(fc.nat({ max: known - 1 }), { maxLength: 3 })))
      .map((again) => again.flatMap((more, place) => [place, ...more]));
    await fc.assert(
      fc.asyncProperty(repeated, async (places) => {
        expect(await leaves(places)).toEqual(once);
      }),
      { numRuns: 6 },
    );
    expect((await leaves([2, 1, 0])).record).toEqual(once.record);
  });
});

test('a record says that the scans of its pre-approvals are published and not kept', async () => {
  const { id } = await publish(
    renamed(0, '样例出版', ({ websites: [website] }) => {
      if (website !== undefined) website.preApprovals = [{ type: 2, number: '样例1号', scans: 3 }];
    }),
  );
  const { actor } = people.reviewers[0];
  const [shown] = await transaction(db.app, actor, (tx) => loadRecords(db.app, tx, { ids: [id], language: 'zh' }));
  const approvals = shown?.websites[0]?.values.find(({ field }) => field === 'website.preApprovals');
  expect(approvals).toMatchObject({
    values: ['2:样例1号'],
    valueLabels: [
      { value: '2:样例1号', label: '样例1号（出版），管局公布的 3 份扫描件未保存，变更时须重新上传审批文件' },
      { value: '2:样例1号', label: '样例1号（出版）' },
    ],
  });
});
