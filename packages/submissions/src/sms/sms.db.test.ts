import { system, transaction } from '@beian/database/transaction';
import { smsPersonsOf } from '@beian/domain/order';
import { mobilesToVerify } from '@beian/orders/content';
import { listOrderIds, loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { pilotRecord, seedOtherPartner } from '@beian/testing/fixtures';
import { answerSms, type SmsOrder, smsOrder } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applySmsStatuses, dueSmsOrders, listSmsStatusRequests, type SmsStatus } from './sms-answers.ts';

const hour = 3_600_000;
const minute = 60_000;
const mobile = pilotRecord.websites[0]?.principal.mobile ?? '';

let sms: SmsOrder;
afterEach(() => sms?.close());

describe('the SMS check of a phone', () => {
  beforeEach(async () => {
    sms = await smsOrder('SMS_PENDING');
  });

  test('opens with the hand-over, one row with the phone sealed, due by the edition of the order', async () => {
    const [check, ...more] = await sms.checks();
    expect(more).toEqual([]);
    expect(check).toMatchObject({ state: 'waiting', person: 'website', sent_at: null, wrong_entries: 0 });
    expect(check?.phone.includes(Buffer.from(mobile))).toBe(false);
    expect(check?.phone_hash).toBe(sms.db.worker.keys.searchHash('mobile', mobile));
    const window = Date.parse(check?.deadline) - Date.parse(check?.created_at);
    expect(window).toBe(48 * hour);
    expect(await sms.order()).toMatchObject({ duty: 'sms', due_at: check?.deadline });
    expect(await sms.notices()).toContain('handedOverToSms');
    expect(await dueSmsOrders(sms.db.worker, 10)).toEqual([sms.orderId]);
    // Claimed for a minute: a second worker does not ask about the same order.
    expect(await dueSmsOrders(sms.db.worker, 10)).toEqual([]);
    await sms.db.travel(minute);
    expect(await dueSmsOrders(sms.db.worker, 10)).toEqual([sms.orderId]);
  });

  test('after verification the bureau reviews, the check is closed, and asking again changes nothing', async () => {
    // The notice to the person who must enter the code gives the deadline: the end of the duty.
    const [told] = await sms.db.query(
      `select n.places, app.iso(o.due_at) as due from app.notices n join app.orders o on o.id = n.order_id
       where n.order_id = $1 and n.name = 'handedOverToSms' limit 1`,
      [sms.orderId],
    );
    expect(told?.places).toMatchObject({ hours: 48, days: 0, left: null, due: told?.due });
    expect(await answerSms(sms.db, sms.orderId, { state: 'waiting', wrongEntries: 2 })).toBeUndefined();
    expect((await sms.checks())[0]).toMatchObject({ wrong_entries: 2, state: 'waiting' });
    expect(await answerSms(sms.db, sms.orderId, { state: 'verified', wrongEntries: 2 })).toBe('smsVerified');
    expect(await sms.order()).toMatchObject({ state: 'BUREAU_REVIEW', duty: 'bureauReview' });
    expect((await sms.checks())[0]).toMatchObject({ state: 'verified', next_ask_at: null });
    expect((await sms.checks())[0]?.closed_at).not.toBeNull();
    expect(await listSmsStatusRequests(sms.db.worker, sms.orderId)).toEqual([]);
    await sms.db.travel(hour);
    expect(await dueSmsOrders(sms.db.worker, 10)).toEqual([]);
    expect(await sms.attempts()).toMatchObject([{ answered: false }]);
    expect(await sms.result()).toBe('applied');
    expect(await sms.state()).toBe('APPROVED');
  });

  test('five wrong entries return the order and close the attempt; a repeated answer has one effect', async () => {
    const questions = await listSmsStatusRequests(sms.db.worker, sms.orderId);
    const word: SmsStatus = { state: 'failed', sentAt: await sms.db.now(), wrongEntries: 5 };
    const words = new Map(questions.map(({ id }) => [id, word]));
    const attempt = questions[0]?.submissionId ?? '';
    const raised = await Promise.all(
      [1, 2].map(() => applySmsStatuses(sms.db.worker, sms.orderId, attempt, words, true)),
    );
    expect(raised.filter((one) => one === 'smsFailed')).toHaveLength(1);
    expect(await sms.events()).toEqual(['pushToBureau', 'smsFailed']);
    expect(await sms.order()).toMatchObject({ state: 'SMS_RETURNED', duty: 'returnTriage' });
    expect((await sms.checks())[0]).toMatchObject({ state: 'failed', wrong_entries: 5, next_ask_at: null });
    expect(await sms.attempts()).toMatchObject([{ answered: true }]);
    expect(await sms.notices()).toContain('smsReturned');
    // It says by when we act.
    const [told] = await sms.db.query<{ ours: string | null; due: string }>(
      `select n.places ->> 'ours' as ours, app.iso(o.due_at) as due from app.notices n join app.orders o on o.id = n.order_id where n.name = 'smsReturned' limit 1`,
    );
    expect(told?.due).toMatch(/^2/);
    expect(told?.ours).toBe(told?.due);
  });

  test('an SMS not sent within five minutes of the hand-over is reported once, and not again when it is sent late', async () => {
    await sms.db.travel(4 * minute);
    expect(await answerSms(sms.db, sms.orderId, { sentAt: null })).toBeUndefined();
    await sms.db.travel(minute);
    expect(await answerSms(sms.db, sms.orderId, null)).toBeUndefined();
    expect(await answerSms(sms.db, sms.orderId, { sentAt: null })).toBe('noteSmsOverdue');
    expect(await answerSms(sms.db, sms.orderId, { sentAt: null })).toBeUndefined();
    expect(await sms.notices()).toContain('smsOverdue');
    expect(await answerSms(sms.db, sms.orderId, {})).toBeUndefined();
    expect((await sms.checks())[0]?.sent_at).not.toBeNull();
    expect(await sms.state()).toBe('SMS_PENDING');
  });

  test('the window ends only on an answer after its end, not on a missing or earlier answer', async () => {
    await sms.db.travel(48 * hour - minute);
    expect(await answerSms(sms.db, sms.orderId, {})).toBeUndefined();
    expect(await sms.state()).toBe('SMS_PENDING');
    await sms.db.travel(minute);
    expect(await answerSms(sms.db, sms.orderId, {})).toBe('expireSms');
    expect((await sms.checks())[0]).toMatchObject({ state: 'timedOut' });
    expect(await sms.state()).toBe('SMS_RETURNED');
  });

  test('the ministry’s own timeout counts at once', async () => {
    expect(await answerSms(sms.db, sms.orderId, { state: 'timedOut' })).toBe('expireSms');
  });

  test('when the service is down at the end, a reviewer is asked; when it is back, its answer counts', async () => {
    await sms.db.travel(48 * hour + 1000);
    expect(await answerSms(sms.db, sms.orderId, null)).toBe('askSmsOutcome');
    expect(await answerSms(sms.db, sms.orderId, null)).toBeUndefined();
    expect(await sms.state()).toBe('SMS_PENDING');
    const reviewer = sms.people.reviewers[0].actor;
    const inQueue = () =>
      transaction(sms.db.app, reviewer, (tx) => listOrderIds(tx, { actor: reviewer, filter: { stage: 'HANDOVER' } }));
    expect((await inQueue()).ids).toEqual([sms.orderId]);
    expect(await answerSms(sms.db, sms.orderId, { state: 'verified' })).toBe('smsVerified');
    expect((await inQueue()).ids).toEqual([]);
  });

  test('when a late verification and the expiry coincide, one of them leaves SMS_PENDING and the verification stands', async () => {
    await sms.db.travel(48 * hour);
    const [question] = await listSmsStatusRequests(sms.db.worker, sms.orderId);
    const word = (some: Partial<SmsStatus>) =>
      applySmsStatuses(
        sms.db.worker,
        sms.orderId,
        question?.submissionId ?? '',
        new Map([[question?.id ?? '', { state: 'waiting' as const, sentAt: null, wrongEntries: 0, ...some }]]),
        true,
      );
    await Promise.all([word({ state: 'verified' }), word({})]);
    const left = await sms.db.query(
      `select event from app.order_events where order_id = $1 and from_state = 'SMS_PENDING' and to_state is not null`,
      [sms.orderId],
    );
    expect(left).toHaveLength(1);
    expect(await sms.state()).toBe('BUREAU_REVIEW');
    expect(await sms.attempts()).toMatchObject([{ answered: false }]);
  });

  test('a bureau’s result closes the check in whatever state it is', async () => {
    expect(await sms.result({ verdict: 'refused', codes: ['1002'] })).toBe('applied');
    expect(await sms.state()).toBe('BUREAU_REJECTED');
    expect((await sms.checks())[0]?.closed_at).not.toBeNull();
    expect(await answerSms(sms.db, sms.orderId, { state: 'verified' })).toBeUndefined();
    expect(await sms.state()).toBe('BUREAU_REJECTED');
  });

  test('with two phones the order continues when both are verified and returns when one fails', async () => {
    await sms.db.query(
      `insert into app.sms_checks (id, order_id, submission_id, person, phone, phone_hash, deadline, next_ask_at)
       select 'sms_second', order_id, submission_id, 'subject', phone, phone_hash, deadline, next_ask_at from app.sms_checks`,
    );
    const [first] = await sms.checks();
    // A sealed phone number opens only with the aad of its row.
    await sms.db.query(`update app.sms_checks set phone = $1 where id = 'sms_second'`, [
      sms.db.worker.keys.seal('sms_checks.phone:sms_second', '13000000000'),
    ]);
    const verified: SmsStatus = { state: 'verified', sentAt: null, wrongEntries: 0 };
    const attempt = first?.submission_id;
    expect(
      await applySmsStatuses(sms.db.worker, sms.orderId, attempt, new Map([[first?.id, verified]]), true),
    ).toBeUndefined();
    expect(await sms.state()).toBe('SMS_PENDING');
    expect((await listSmsStatusRequests(sms.db.worker, sms.orderId)).map(({ id }) => id)).toEqual(['sms_second']);
    expect(await answerSms(sms.db, sms.orderId, { state: 'verified' })).toBe('smsVerified');
  });

  test('a partner sees its own check, masked, and no other partner’s', async () => {
    await sms.db.travel(48 * hour);
    await answerSms(sms.db, sms.orderId, null);
    await sms.by(0, 'smsFailed', { evidence: '管局网站显示超时' });
    const seen = async (actor: typeof sms.people.partner.actor) => {
      const [view] = await transaction(sms.db.app, actor, (tx) =>
        loadOrders(sms.db.app, tx, { actor, ids: [sms.orderId], parts: ['smsChecks'], language: 'en' }),
      );
      return view?.smsChecks;
    };
    const [check] = (await seen(sms.people.partner.actor)) ?? [];
    expect(check).toMatchObject({ state: 'failed', stateLabel: 'Failed' });
    expect(check?.phone).toMatch(/^130\*{4}\d{4}$/);
    expect((await seen(sms.people.supervisor.actor))?.[0]).toMatchObject({ evidence: '管局网站显示超时' });
    const other = await seedOtherPartner(sms.db);
    expect(await seen(other.actor)).toBeUndefined();
    const rows = await transaction(
      sms.db.app,
      other.actor,
      async (tx) => (await tx.client.query('select 1 from app.sms_checks')).rows,
    );
    expect(rows).toEqual([]);
    const write = transaction(sms.db.app, sms.people.partner.actor, (tx) =>
      tx.client.query(`update app.sms_checks set state = 'verified'`),
    );
    expect((await write).rowCount).toBe(0);
  });
});

test.each(['SMS_RETURNED', 'BUREAU_REVIEW'] as const)('with SMS verification an order can reach %s', async (goal) => {
  sms = await smsOrder(goal);
  expect(await sms.state()).toBe(goal);
  expect((await sms.checks())[0]).toMatchObject({ state: goal === 'SMS_RETURNED' ? 'failed' : 'verified' });
});

test('edition 2020-08: 24 hours, counted from the SMS itself', async () => {
  sms = await smsOrder('SMS_PENDING', '2020-08');
  const [check] = await sms.checks();
  expect(Date.parse(check?.deadline) - Date.parse(check?.created_at)).toBe(24 * hour);
  await sms.db.travel(2 * minute);
  await answerSms(sms.db, sms.orderId, { state: 'waiting' });
  const [sent] = await sms.checks();
  expect(Date.parse(sent?.deadline) - Date.parse(sent?.sent_at)).toBe(24 * hour);
  expect(await sms.order()).toMatchObject({ due_at: sent?.deadline });
  await sms.db.travel(24 * hour - 2 * minute);
  expect(await answerSms(sms.db, sms.orderId, { sentAt: sent?.sent_at })).toBeUndefined();
  await sms.db.travel(2 * minute);
  expect(await answerSms(sms.db, sms.orderId, { sentAt: sent?.sent_at })).toBe('expireSms');
});

test('the code goes to the principal whose data change, to the new mobile number when it changes', async () => {
  sms = await smsOrder('DRAFT');
  const { db, orderId, people } = sms;
  const { actor } = people.partner;
  const saved = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, {
      event: 'saveDraft',
      orderId,
      actor,
      input: { fields: [{ field: 'website.principal.mobile', value: '13000009999;13000009998' }] },
    }),
  );
  expect(saved).toMatchObject({ ok: true });
  const [row] = await db.query<{ recordId: string; websiteId: string }>(
    'select record_id as "recordId", website_id as "websiteId" from app.orders where id = $1',
    [orderId],
  );
  const mobiles = await transaction(db.worker, system('bureau'), (tx) =>
    mobilesToVerify(db.worker, tx, { id: orderId, recordId: '', websiteId: '', ...row }, ['subject', 'website']),
  );
  expect(Object.fromEntries(mobiles)).toEqual({
    subject: pilotRecord.subject.principal.mobile,
    website: '13000009999;13000009998',
  });
  expect(smsPersonsOf('CHANGE_SUBJECT', '2018-06')).toEqual(['subject']);
  expect(smsPersonsOf('CHANGE_WEBSITE', '2018-06')).toEqual(['website']);
});
