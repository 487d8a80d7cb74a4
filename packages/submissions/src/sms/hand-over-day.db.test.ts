import { system, transaction } from '@beian/database/transaction';
import type { EditionId } from '@beian/domain/province';
import { loadOrders } from '@beian/orders/order-list';
import { companyIn } from '@beian/testing/fixtures';
import { answerSms, type SmsOrder, smsOrder } from '@beian/testing/orders';
import { afterEach, describe, expect, test } from 'vitest';
import { moveSubmission, prepareSubmission } from '../submissions/index.ts';

const hour = 3_600_000;
/** Zhejiang checks by SMS from 2018-09-10 on; before and after its photos are taken before a curtain. */
const zhejiang = companyIn('330000', 0);

let sms: SmsOrder;
afterEach(() => sms?.close());

const setEdition = (edition: EditionId) =>
  sms.db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
const editions = async () =>
  (
    await sms.db.query('select edition, hand_over_edition as "handOverEdition", state from app.orders where id = $1', [
      sms.orderId,
    ])
  )[0];
const placesOf = async (notice: string) =>
  (
    await sms.db.query('select places from app.notices where order_id = $1 and name = $2 limit 1', [
      sms.orderId,
      notice,
    ])
  )[0]?.places;
const window = async (nth: number) => {
  const check = (await sms.checks())[nth];
  return (Date.parse(check?.deadline) - Date.parse(check?.created_at)) / hour;
};
const view = async () => {
  const { actor } = sms.people.reviewers[0];
  const [order] = await transaction(sms.db.app, actor, (tx) =>
    loadOrders(sms.db.app, tx, { actor, ids: [sms.orderId], parts: ['smsChecks', 'dueWhy'], language: 'en' }),
  );
  return order;
};

describe('an order that waits for its hand-over while the rules of the SMS check change', () => {
  test('submitted on the day before Zhejiang joins the check, handed over on its first day: it is checked, its edition stays', async () => {
    sms = await smsOrder('SUBMISSION_PENDING', 'current', { record: zhejiang, at: '2018-09-09T02:00:00.000Z' });
    await sms.db.travel(24 * hour);
    await sms.pushAgain();
    expect(await editions()).toEqual({ edition: '2018-09-07', handOverEdition: '2018-09-10', state: 'SMS_PENDING' });
    expect(await sms.checks()).toHaveLength(1);
    expect(await placesOf('handedOverToSms')).toMatchObject({ hours: 24, page: 'zcainfo.miitbeian.gov.cn' });
    expect(await view()).toMatchObject({
      edition: '2018-09-07',
      handOverEdition: '2018-09-10',
      smsChecks: [{ state: 'waiting' }],
      dueWhy: { countedSeconds: 24 * 3600, source: 'Edition of the rules: Edition 2018-09-10' },
    });
  });

  test('sent on the day before, and taken by the bureau after midnight: the day of the file counts', async () => {
    sms = await smsOrder('SUBMISSION_PENDING', 'current', { record: zhejiang, at: '2018-09-09T02:00:00.000Z' });
    const pushed = await sms.by(1, 'pushToBureau');
    expect(pushed.ok).toBe(true);
    const bureau = system('bureau');
    const id = await transaction(sms.db.worker, bureau, async (tx) => {
      const file = { bureauId: sms.bureauId, xml: Buffer.from('<x/>'), orderIds: [sms.orderId] };
      const made = await prepareSubmission(sms.db.worker, tx, file);
      await moveSubmission(sms.db.worker, tx, made, 'send');
      return made;
    });
    await sms.db.travel(24 * hour);
    await transaction(sms.db.worker, bureau, (tx) => moveSubmission(sms.db.worker, tx, id, 'accept', { code: '0' }));
    expect(await editions()).toMatchObject({ handOverEdition: '2018-09-07', state: 'BUREAU_REVIEW' });
  });

  test('a cancellation that was submitted while it was checked, and is handed over after: no SMS is awaited', async () => {
    sms = await smsOrder('SUBMISSION_PENDING', '2018-09', { kind: 'CANCEL_WEBSITE' });
    await setEdition('2019-04');
    await sms.pushAgain();
    expect(await editions()).toEqual({ edition: '2018-09', handOverEdition: '2019-04', state: 'BUREAU_REVIEW' });
    expect(await sms.checks()).toEqual([]);
    expect(await sms.notices()).not.toContain('handedOverToSms');
  });

  test('its hours are those of the hand-over, each time it is handed over, and stay so while the check runs', async () => {
    sms = await smsOrder('SUBMISSION_PENDING', '2018-06');
    await sms.pushAgain();
    expect([await window(0), (await placesOf('handedOverToSms'))?.hours]).toEqual([48, 48]);
    await setEdition('2020-08');
    // The check that runs keeps its 48 hours, counted from the hand-over.
    await answerSms(sms.db, sms.orderId, { state: 'waiting' });
    expect(await window(0)).toBe(48);
    expect((await answerSms(sms.db, sms.orderId, { state: 'failed', wrongEntries: 5 })) ?? '').toBe('smsFailed');
    await setEdition('2018-09');
    await sms.pushAgain();
    expect(await editions()).toEqual({ edition: '2018-06', handOverEdition: '2018-09', state: 'SMS_PENDING' });
    expect(await window(1)).toBe(24);
    expect((await view())?.dueWhy).toMatchObject({ countedSeconds: 24 * 3600 });
  });
});
