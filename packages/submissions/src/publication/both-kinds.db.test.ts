import { system, transaction } from '@beian/database/transaction';
import type { Principal } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { PerformOutcome } from '@beian/orders/event';
import { perform } from '@beian/orders/perform';
import { getRecord } from '@beian/records/record';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  fictitiousRecords,
  ISP_ID,
  type People,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storePublishedRecord } from './publish.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];

beforeAll(async () => {
  db = await testDatabase();
  // In this test the third company's record belongs to Beijing.
  const [, , third] = fictitiousRecords;
  if (third === undefined) throw new Error('no third record');
  records = await seedRecords(db);
  await transaction(db.worker, system('bureau'), (tx) =>
    storePublishedRecord(db.worker, tx, { ...third, subject: { ...third.subject, province: '110000' } }, ISP_ID),
  );
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const act = (actor: Actor, event: LiveEvent, call: object): Promise<PerformOutcome> =>
  transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, input: {}, ...call }));
const reasons = (outcome: PerformOutcome) => (outcome.ok ? [] : outcome.refusal.reasons);
const opened = async (at: number): Promise<string> => {
  const record = records[at];
  const outcome = await act(people.partner.actor, 'openOrder', {
    recordId: record?.id,
    websiteId: record?.websiteIds[0],
    input: { kind: 'CHANGE_SUBJECT' },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.orderId;
};
const save = (orderId: string, values: Record<string, string>) =>
  act(people.partner.actor, 'saveDraft', {
    orderId,
    input: { fields: Object.entries(values).map(([field, value]) => ({ field, value })) },
  });

describe('a change of the subject', () => {
  test('what the bureau forbids is refused with advice; in Beijing name and number cannot both change', async () => {
    const orderId = await opened(2);
    await save(orderId, { 'subject.name': '样例新名称有限公司', 'subject.certificateNumber': '91110000MA0000023F' });
    const refused = reasons(await act(people.partner.actor, 'submit', { orderId }));
    expect(refused[0]).toMatchObject({ code: 'CHANGE_NOT_ALLOWED', field: 'subject.name', ruleId: 'ORD-06' });
    expect(refused[0]?.suggestion?.zh).toContain('注销后重新备案');
    await act(people.partner.actor, 'abandon', { orderId });
  });

  test('a website field is refused in an order that changes the subject', async () => {
    const orderId = await opened(0);
    const [refused] = reasons(await save(orderId, { 'website.name': '样例' }));
    expect(refused).toMatchObject({ code: 'UNKNOWN_FIELD', field: 'website.name' });
    expect(refused?.suggestion?.zh).toContain('变更网站');
    await act(people.partner.actor, 'abandon', { orderId });
  });

  test('when the edition changes, a draft must be saved again before it is submitted', async () => {
    const orderId = await opened(0);
    const remark = { 'subject.remark': '通讯地址已为最详细地址' };
    await save(orderId, remark);
    await db.query(`update app.settings set value = '"2019-04"' where name = 'edition'`);
    const codes = async () => reasons(await act(people.partner.actor, 'submit', { orderId })).map(({ code }) => code);
    expect(await codes()).toContain('RULES_CURRENT');
    await save(orderId, remark);
    expect(await codes()).toEqual(['MATERIAL_MISSING']);
    await db.query(`update app.settings set value = '"2018-06"' where name = 'edition'`);
    await act(people.partner.actor, 'abandon', { orderId });
  });
});

describe('a record published by the bureau', () => {
  const [first] = fictitiousRecords;
  const publish = async (principal: Principal) => {
    if (first === undefined) throw new Error('no record');
    const record = { ...first, subject: { ...first.subject, principal } };
    return transaction(db.worker, system('bureau'), async (tx) => {
      const { id } = await storePublishedRecord(db.worker, tx, record, ISP_ID);
      return (await getRecord(db.worker, tx, id)).subject.principal;
    });
  };
  test('keeps known data of a principal that it does not contain, as long as the person is the same', async () => {
    const known = { ...first?.subject.principal, idValidUntil: '2040-01-01', legalRepresentative: true };
    const { idValidUntil: _, legalRepresentative: __, ...published } = known;
    expect(await publish(known)).toMatchObject(known);
    expect(await publish({ ...published, mobile: '13000000077' })).toMatchObject({
      idValidUntil: '2040-01-01',
      legalRepresentative: true,
      mobile: '13000000077',
    });
    const other = await publish({ ...published, name: '另一人' });
    expect(other.idValidUntil).toBeUndefined();
  });
});
