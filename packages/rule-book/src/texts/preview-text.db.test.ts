import { transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import { reasonRow } from '@beian/domain/reasons';
import { shippedText, type TextKey } from '@beian/domain/rule-book';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { judgeItems, orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewText } from './preview-text.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  records = await seedRecords(db, fictitiousRecords);
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const preview = (key: TextKey, texts: unknown, day?: string) =>
  transaction(db.app, people.supervisor.actor, (tx) =>
    previewText(tx, { key, texts, ...(day && { day: day as never }) }, 'en'),
  );
const both = (zh: string, en: string) => ({ zh, en });
const reason = { label: both('站名须改', 'Name to be changed'), advice: both('请改站名', 'Change the name') };
const giveBack = async (): Promise<string> => {
  const orderId = await orderInState(db, people, records[0] as SeededRecord, 'INITIAL_REVIEW');
  const token = await judgeItems(db, people, orderId, ['website.name']);
  const { actor } = people.reviewers[0];
  const call = { event: 'returnForCorrection' as LiveEvent, actor, orderId, input: {}, token };
  expect(await transaction(db.app, actor, (tx) => perform(db.app, tx, call))).toMatchObject({ ok: true });
  return orderId;
};

test('a text that nobody was sent yet is read about the sample order, in both languages, beside the one in force', async () => {
  const { samples, faults, beforeIsOwn } = await preview('notice:approved', {
    ...shippedText('notice:approved'),
    body: both('恭喜，{filing} 已通过。', 'Well done: {filing} is approved.'),
  });
  expect({ faults, beforeIsOwn }).toMatchObject({ beforeIsOwn: false });
  expect(samples).toHaveLength(1);
  expect(samples[0]).toMatchObject({ orderId: null, orderNumber: 'BD1806153601706' });
  expect(samples[0]?.readings.map(({ language }) => language)).toEqual(['zh', 'en']);
  expect(samples[0]?.readings[1]?.after.mail).toContain('Well done: ');
  expect(samples[0]?.readings[1]?.before.mail).not.toContain('Well done: ');
});

test('a notice is read about orders that had it, with the length and the parts of its SMS; what is wrong stands at its part', async () => {
  const orderId = await giveBack();
  const texts = {
    subject: both('请改订单：{order}', 'Change the order: {order}'),
    body: both('订单 {order} 请改。', 'Order {order}: change it.'),
    sms: both(`订单{order}请改，${'请尽快办理，'.repeat(12)}`, 'Order {order}: change it.'),
  };
  const { samples, faults } = await preview('notice:returned', texts);
  expect(samples.map((one) => one.orderId)).toEqual([orderId]);
  expect(faults).toEqual([{ field: 'sms.zh', message: expect.stringContaining('characters too long') }]);
  const [zh, en] = samples[0]?.readings ?? [];
  const number = samples[0]?.orderNumber;
  expect(zh?.after.subject).toBe(`请改订单：${number}`);
  expect(zh?.after.mail).toContain(`订单 ${number} 请改。`);
  expect(zh?.after.sms).toContain(`订单${number}请改，请尽快`);
  expect(zh?.after.smsLength).toBe(zh?.after.sms?.length);
  expect(zh?.after.smsParts).toBeGreaterThan(1);
  expect(en?.after.mail).toContain(`Order ${number}: change it.`);
  expect(zh?.before.subject).toBe(`请修改后重新提交：${number}`);
  // Half of it: there is nothing to read yet.
  const half = await preview('notice:returned', { ...texts, body: both('', 'Order {order}') });
  expect(half).toMatchObject({ samples: [], faults: [{ field: 'body.zh', message: 'Fill it in' }] });
});

test('a reason is read by whoever corrects the order and by the partner, in the notice of a return with it', async () => {
  const { samples, faults } = await preview('reason:WEB-01', reason);
  expect(faults).toEqual([]);
  expect(samples.map(({ recipientLabel }) => recipientLabel)).toEqual([
    expect.stringMatching(/principal/),
    'the partner',
  ]);
  for (const { orderId, readings } of samples) {
    expect(orderId).not.toBeNull();
    const [zh, en] = readings;
    expect(zh?.after.mail).toMatch(/网站名称[\s\S]*站名须改[\s\S]*请改站名/);
    expect(zh?.before.mail).toContain(reasonRow('WEB-01').label.zh);
    expect(en?.after).toMatchObject({ mail: expect.stringContaining('Name to be changed'), sms: null, smsParts: null });
  }
  // Nobody was told of this one.
  const other = await preview('reason:PHO-01', { ...shippedText('reason:PHO-01') });
  expect(other.samples.map(({ orderId }) => orderId)).toEqual([null, null]);
});

test('beside it stands what the installation says on its day', async () => {
  await db.query(
    `with d as (insert into app.rule_drafts (id, title, source, why, made_by) values ('draft_of_text', 'sample', '{}', 'sample', $1) returning id)
     insert into app.own_texts (id, draft_id, key, texts, from_day) select 'text_1', id, 'reason:WEB-01', $2, '2026-12-10' from d`,
    [people.supervisor.actor.id, JSON.stringify(reason)],
  );
  const next = { ...reason, label: both('站名另改', 'Another name') };
  const beforeOf = async (day: string) => {
    const { beforeIsOwn, samples } = await preview('reason:WEB-01', next, day);
    return [beforeIsOwn, samples[0]?.readings[0]?.before.mail.includes('站名须改')];
  };
  expect(await beforeOf('2026-12-09')).toEqual([false, false]);
  expect(await beforeOf('2026-12-10')).toEqual([true, true]);
});
