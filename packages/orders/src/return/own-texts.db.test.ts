import { system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import { reasonRow } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { judgeItems, orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNotice } from '../notices/notice-texts.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  records = await seedRecords(db, fictitiousRecords);
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const act = (actor: Actor, event: LiveEvent, orderId: string, token: string) =>
  transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input: {}, token }));
/** As an approved draft adds it. */
const addText = (id: string, key: string, texts: object, from: string) =>
  db.query(
    `with d as (insert into app.rule_drafts (id, title, source, why, made_by) values ($1, 'sample', '{}', 'sample', $2) returning id)
     insert into app.own_texts (id, draft_id, key, texts, from_day) select $1, id, $3, $4, $5 from d`,
    [id, people.supervisor.actor.id, key, JSON.stringify(texts), from],
  );
const both = (zh: string, en: string) => ({ zh, en });
/** Returns the name of the website of an order in its initial review. */
const giveBack = async (at: number): Promise<string> => {
  const orderId = await orderInState(db, people, records[at] as SeededRecord, 'INITIAL_REVIEW');
  const token = await judgeItems(db, people, orderId, ['website.name']);
  expect(await act(people.reviewers[0].actor, 'returnForCorrection', orderId, token)).toMatchObject({ ok: true });
  return orderId;
};
const reasonOf = async (orderId: string) => {
  const { actor } = people.partner;
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['items', 'lastNotice'], language: 'zh' }),
  );
  return {
    reason: order?.items?.find(({ key }) => key === 'website.name')?.reasons[0],
    notice: order?.lastNotice,
  };
};
const letterOf = async (orderId: string) => {
  const [row] = await db.query<{ id: string }>(
    `select id from app.notices where order_id = $1 and name = 'returned' and channel = 'mail' order by id limit 1`,
    [orderId],
  );
  const notice = await transaction(db.worker, system('clock'), (tx) => readNotice(db.worker, tx, row?.id ?? ''));
  return notice?.content.letter;
};

test('own texts are said from their day on; what was returned and sent before stays as it was', async () => {
  const reason = { label: both('站名须改', 'Name to be changed'), advice: both('请改站名', 'Change the name') };
  const notice = {
    subject: both('请改订单：{order}', 'Change the order: {order}'),
    body: both('订单 {order} 请改。', 'Order {order}: change it.'),
    sms: both('订单{order}请改。', 'Order {order}: change it.'),
  };
  await expect(addText('text_today', 'reason:WEB-01', reason, '2026-12-04')).rejects.toThrow('days to come');
  await addText('text_reason', 'reason:WEB-01', reason, '2026-12-05');
  await addText('text_notice', 'notice:returned', notice, '2026-12-05');

  const before = await giveBack(0);
  const shipped = { label: reasonRow('WEB-01').label.zh, advice: reasonRow('WEB-01').advice.zh };
  expect((await reasonOf(before)).reason).toMatchObject(shipped);
  expect((await letterOf(before))?.heading).toBe('请修改后重新提交');

  await db.travel('2026-12-04T16:00:00Z');
  const after = await giveBack(1);
  const said = { label: '站名须改', advice: '请改站名' };
  expect((await reasonOf(after)).reason).toMatchObject(said);
  expect((await reasonOf(after)).notice).toMatchObject({ label: '请改订单' });
  const letter = await letterOf(after);
  expect(letter).toMatchObject({
    heading: '请改订单',
    happened: expect.stringMatching(/^订单 BD\d+ 请改。$/),
    items: [{ reasons: [said] }],
    // The steps are those of the program.
    todo: [expect.stringContaining('按原因和修改意见'), expect.any(String)],
    sms: expect.stringMatching(/^【备案审核台】订单BD\d+请改。/),
  });
  expect((await reasonOf(before)).reason).toMatchObject(shipped);
  expect((await letterOf(before))?.heading).toBe('请修改后重新提交');

  // They end: the program's texts are in force again.
  await expect(db.query(`update app.own_texts set until_day = '2026-12-05'`)).rejects.toThrow();
  await db.query(`update app.own_texts set until_day = '2026-12-07'`);
  await db.travel('2026-12-06T16:00:00Z');
  expect((await reasonOf(await giveBack(2))).reason).toMatchObject(shipped);
  expect((await reasonOf(after)).reason).toMatchObject(said);
  expect((await letterOf(after))?.heading).toBe('请改订单');
});
