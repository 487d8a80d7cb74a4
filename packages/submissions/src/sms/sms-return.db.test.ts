import { system, transaction } from '@beian/database/transaction';
import { loadOrders } from '@beian/orders/order-list';
import { answerSms, type SmsOrder, smsOrder } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareSubmission } from '../submissions/submissions.ts';
import { applySmsStatuses, dueSmsOrders, listSmsStatusRequests, type SmsStatus } from './sms-answers.ts';

const hour = 3_600_000;

let sms: SmsOrder;
afterEach(() => sms?.close());

/** What the desk proposes to the reviewer, who may send the order back with it. */
const proposed = async () => {
  const asked = {
    actor: sms.people.reviewers[0].actor,
    ids: [sms.orderId],
    parts: ['answers'],
    language: 'en',
  } as const;
  const [order] = await transaction(sms.db.app, asked.actor, (tx) => loadOrders(sms.db.app, tx, asked));
  return order?.proposedReasons?.map(({ item, code }) => `${item ?? 'order'} ${code}`);
};

test('five wrong codes propose another reason than a code that nobody entered', async () => {
  sms = await smsOrder('SMS_PENDING');
  expect(await answerSms(sms.db, sms.orderId, { state: 'failed', wrongEntries: 5 })).toBe('smsFailed');
  expect(await proposed()).toEqual(['order CON-08']);
});

describe('after an SMS return', () => {
  beforeEach(async () => {
    sms = await smsOrder('SMS_PENDING');
    await sms.db.travel(48 * hour);
    expect(await answerSms(sms.db, sms.orderId, {})).toBe('expireSms');
  });

  test('the desk proposes that the code was not entered in time', async () => {
    expect(await proposed()).toEqual(['order CON-07']);
  });

  test('pushed again unchanged, an order has a second attempt with its own check, and the bureau’s answer belongs to it', async () => {
    await sms.pushAgain();
    expect(await sms.state()).toBe('SMS_PENDING');
    const [old, fresh] = await sms.checks();
    expect(old).toMatchObject({ state: 'timedOut', next_ask_at: null });
    expect(old?.closed_at).not.toBeNull();
    expect(fresh).toMatchObject({ state: 'waiting', closed_at: null });
    // A late answer about the first attempt does not affect the second one.
    const word: SmsStatus = { state: 'verified', sentAt: null, wrongEntries: 0 };
    expect(
      await applySmsStatuses(sms.db.worker, sms.orderId, old?.submission_id, new Map([[old?.id, word]]), true),
    ).toBeUndefined();
    expect(await sms.state()).toBe('SMS_PENDING');
    expect(await answerSms(sms.db, sms.orderId, { state: 'verified' })).toBe('smsVerified');
    expect(await sms.attempts()).toMatchObject([{ answered: true }, { answered: false }]);
    expect(await sms.result({ day: (await sms.db.now()).slice(0, 10) })).toBe('applied');
    expect(await sms.state()).toBe('APPROVED');
    expect(await sms.events()).toEqual(['pushToBureau', 'expireSms', 'pushToBureau', 'smsVerified']);
  });

  test('a late answer before the next push counts as verified, and nothing is sent again', async () => {
    await sms.by(1, 'pushToBureau');
    expect(await sms.state()).toBe('SUBMITTING');
    expect(await answerSms(sms.db, sms.orderId, { state: 'verified' })).toBe('smsVerified');
    expect(await sms.order()).toMatchObject({ state: 'BUREAU_REVIEW' });
    expect(await sms.attempts()).toMatchObject([{ answered: false }]);
    expect(await sms.result()).toBe('applied');
  });

  test('a late answer after the file has its number has no effect', async () => {
    await sms.by(1, 'pushToBureau');
    const questions = await listSmsStatusRequests(sms.db.worker, sms.orderId);
    await transaction(sms.db.worker, system('bureau'), (tx) =>
      prepareSubmission(sms.db.worker, tx, {
        bureauId: sms.bureauId,
        xml: Buffer.from('<x/>'),
        orderIds: [sms.orderId],
      }),
    );
    const words = new Map(
      questions.map(({ id }) => [id, { state: 'verified' as const, sentAt: null, wrongEntries: 0 }]),
    );
    expect(
      await applySmsStatuses(sms.db.worker, sms.orderId, questions[0]?.submissionId ?? '', words, true),
    ).toBeUndefined();
    expect(await sms.state()).toBe('SUBMITTING');
  });

  test('while the order was not sent again, the bureau’s result of the returned attempt settles it', async () => {
    expect(await sms.result()).toBe('applied');
    expect(await sms.state()).toBe('APPROVED');
    expect(await sms.result()).toBe('repeated');
  });

  test('pushed again with a new attempt under way, the result of the returned one is left for a person to settle', async () => {
    await sms.by(1, 'pushToBureau');
    expect(await sms.result()).toBe('unmatched');
    expect(await sms.state()).toBe('SUBMITTING');
  });

  test('once it was sent again, a result dated the day before matches no attempt', async () => {
    const day = (await sms.db.now()).slice(0, 10);
    await sms.db.travel(24 * hour);
    await sms.pushAgain();
    expect(await sms.result({ day })).toBe('unmatched');
    expect(await sms.state()).toBe('SMS_PENDING');
  });

  test('after it is sent back to the applicant, the ministry is not asked any more', async () => {
    expect(await sms.by(0, 'sendBack', { reasons: [{ code: 'ORD-01' }] })).toMatchObject({ ok: true });
    expect(await listSmsStatusRequests(sms.db.worker, sms.orderId)).toEqual([]);
    await sms.db.travel(hour);
    expect(await dueSmsOrders(sms.db.worker, 10)).toEqual([]);
    expect(await sms.result()).toBe('unmatched');
    expect(await sms.state()).toBe('CORRECTION_REQUIRED');
  });
});

describe('the outcome entered by a reviewer', () => {
  beforeEach(async () => {
    sms = await smsOrder('SMS_PENDING');
  });

  test('is refused while the ministry’s service answers', async () => {
    expect(await sms.by(0, 'smsVerified', { evidence: '管局网站显示已核验' })).toMatchObject({
      ok: false,
      refusal: { code: 'GUARD_FAILED', reasons: [{ code: 'DESK_IS_ASKED' }] },
    });
  });

  test('without a ministry connection a reviewer is asked at once; the evidence is sealed and only its existence shown', async () => {
    expect(await answerSms(sms.db, sms.orderId, null, false)).toBe('askSmsOutcome');
    expect(await sms.by(0, 'smsVerified', {})).toMatchObject({ refusal: { reasons: [{ code: 'EVIDENCE_GIVEN' }] } });
    expect(await sms.by(0, 'smsVerified', { evidence: '管局网站显示已核验 王样例' })).toMatchObject({ ok: true });
    expect(await sms.order()).toMatchObject({ state: 'BUREAU_REVIEW' });
    const [check] = await sms.checks();
    expect(check).toMatchObject({ state: 'verified', staff_id: sms.people.reviewers[0].actor.id });
    expect(check?.evidence.includes(Buffer.from('王样例'))).toBe(false);
    const told = await sms.db.query(
      `select input::text as said from app.order_events where event = 'smsVerified'
       union all select details::text from app.audit where action = 'smsVerified' and outcome = 'done'`,
    );
    expect(told).toHaveLength(2);
    expect(told.filter(({ said }) => said.includes('王样例'))).toEqual([]);
    expect(told.some(({ said }) => said.includes('"evidence": true'))).toBe(true);
  });

  test('a failure entered by hand returns the order, and a later verification takes that back', async () => {
    await answerSms(sms.db, sms.orderId, null, false);
    expect(await sms.by(0, 'smsFailed', { evidence: '管局网站显示连续填错' })).toMatchObject({ ok: true });
    expect(await sms.state()).toBe('SMS_RETURNED');
    expect(await sms.by(0, 'smsVerified', { evidence: '看错了一行：已核验' })).toMatchObject({ ok: true });
    expect(await sms.order()).toMatchObject({ state: 'BUREAU_REVIEW' });
    expect((await sms.checks())[0]).toMatchObject({ state: 'verified' });
  });
});
