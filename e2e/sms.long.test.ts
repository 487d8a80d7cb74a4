import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { system, transaction } from '@beian/database/transaction';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { type Stack, startStack } from './stack.ts';
import { canary, createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

const hour = 3_600_000;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ decisionMs: 24 * hour });
  // The edition of 2020 verifies by SMS in every province, and within 24 hours.
  await stack.db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.control('ministry', {
    provinces: ['320000'],
    sendDelayMs: 0,
    windowMs: 24 * hour,
    neverSend: false,
    statusDelayMs: 0,
    statusDown: false,
  });
});

/** Pushes an order; the ministry then has its phone. */
async function handedOver(recordIndex: number): Promise<Order> {
  const pushed = await pushOrder(stack, await createReadyToPush(stack, recordIndex));
  return waitForState(stack, pushed.id, 'SMS_PENDING');
}

/** Reads the code on the phone and enters it with the end of the ID number, as the person does. */
async function enterCode(order: Order): Promise<string> {
  const { worker } = stack.db;
  const { content } = await transaction(worker, system('bureau'), (tx) => loadOrderToReport(worker, tx, order.id));
  if (content.block !== 'BGBA') throw new Error('the order is no change');
  const { record } = content;
  const answer = await fetch(`${stack.sandboxUrl}/phone?to=${canary.mobile}`, {
    headers: { accept: 'application/json' },
  });
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  const code = messages.map(({ text }) => /验证码(\d{6})/.exec(text)?.[1]).find((one) => one !== undefined);
  const idTail = record.websites[0]?.principal.idNumber?.slice(-6);
  const entered = await fetch(`${stack.sandboxUrl}/ministry/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, phone: canary.mobile, idTail }),
  });
  return ((await entered.json()) as { outcome: string }).outcome;
}

const eventsOf = async (order: Order) =>
  (await stack.db.query('select event from app.order_events where order_id = $1 order by seq', [order.id])).map(
    ({ event }) => event,
  );
const attemptsOf = async (order: Order) =>
  (await stack.db.query('select 1 from app.submission_orders where order_id = $1', [order.id])).length;
const noticesOf = async (order: Order) =>
  (await stack.db.query('select distinct name from app.notices where order_id = $1', [order.id])).map(
    ({ name }) => name,
  );

describe('短信核验 under the edition of 2020', () => {
  test('when verified in time, the bureau reviews and approves', async () => {
    const order = await handedOver(0);
    const [check] = order.smsChecks;
    expect(order.smsChecks).toHaveLength(1);
    expect(check).toMatchObject({ state: 'waiting', phone: '130****9753', closed: false });
    expect(await noticesOf(order)).toContain('handedOverToSms');
    await stack.control('decideNow', {});
    expect((await stack.partner.order(order.id)).state).toBe('SMS_PENDING');

    expect(await enterCode(order)).toBe('verified');
    await stack.travel(60_000);
    const reviewed = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    expect(reviewed.smsChecks).toMatchObject([{ state: 'verified', closed: true }]);
    await stack.control('decideNow', {});
    await waitForState(stack, order.id, 'APPROVED');
  });

  test('an expired verification returns the order; it is pushed again unchanged, verified and approved', async () => {
    const order = await handedOver(1);
    await stack.travel(24 * hour + 60_000);
    const returned = await waitForState(stack, order.id, 'SMS_RETURNED');
    expect(returned.smsChecks).toMatchObject([{ state: 'timedOut' }]);
    expect(await noticesOf(order)).toContain('smsReturned');

    await pushOrder(stack, returned);
    const again = await waitForState(stack, order.id, 'SMS_PENDING');
    expect(again.smsChecks).toMatchObject([{ state: 'waiting' }]);
    expect(await attemptsOf(order)).toBe(2);
    expect(await enterCode(again)).toBe('verified');
    await stack.travel(60_000);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    await waitForState(stack, order.id, 'APPROVED');
  });

  test('when the ministry reports late that it was verified in time, a push queries first, and nothing is sent twice', async () => {
    await stack.control('ministry', { statusDelayMs: 48 * hour });
    const order = await handedOver(2);
    // Two hours later, so that the bureau's review does not end before the window does.
    await stack.travel(2 * hour);
    expect(await enterCode(order)).toBe('verified');
    await stack.travel(22 * hour + 60_000);
    const returned = await waitForState(stack, order.id, 'SMS_RETURNED');
    // A stopped worker does not query, so the push must.
    await stack.killWorker();
    await stack.control('ministry', { statusDelayMs: 0 });
    const [, second] = stack.reviewers;
    await orderFlow.sendVersionedEvent(second, 'pushToBureau', await second.order(returned.id));
    await stack.startWorker();
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    expect((await eventsOf(order)).slice(-2)).toEqual(['pushToBureau', 'smsVerified']);
    expect(await attemptsOf(order)).toBe(1);
    await stack.control('decideNow', {});
    await waitForState(stack, order.id, 'APPROVED');
  });

  test('with the status unavailable after the window, the desk enters the outcome, which moves the order', async () => {
    const order = await handedOver(3);
    await stack.control('ministry', { statusDown: true });
    const evidence: [string, unknown] = ['String!', '管局网站显示已核验，10:00'];
    const say = async () => {
      const [reviewer] = stack.reviewers;
      const now = await reviewer.order(order.id);
      return reviewer.act('smsVerified', { id: ['ID!', now.id], version: ['Int!', now.version], evidence });
    };
    await expect(say()).rejects.toThrow(/DESK_IS_ASKED/);
    await stack.travel(24 * hour + 60_000);
    await stack.waitFor(
      'the desk to be asked',
      async () => (await stack.partner.order(order.id)).smsChecks[0]?.deskAsked,
    );
    expect((await stack.partner.order(order.id)).state).toBe('SMS_PENDING');
    expect((await say()).state).toBe('BUREAU_REVIEW');
    const logged = await stack.db.query(`select input::text as said from app.order_events where order_id = $1`, [
      order.id,
    ]);
    expect(logged.filter(({ said }) => said.includes('10:00'))).toEqual([]);
  });

  test('no phone number is in a log, in the queue, or unsealed in the database', async () => {
    for (const name of readdirSync(stack.logDir)) {
      if (name.startsWith('sandbox')) continue;
      expect(readFileSync(path.join(stack.logDir, name), 'utf8').includes(canary.mobile), name).toBe(false);
    }
    const hex = Buffer.from(canary.mobile).toString('hex');
    const rows = await stack.db.query(
      `select c::text as row from app.sms_checks c union all select o::text from app.outbox o
       union all select a::text from app.audit a union all select e::text from app.order_events e`,
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ row }) => row.includes(canary.mobile) || row.includes(hex))).toEqual([]);
  });
});
