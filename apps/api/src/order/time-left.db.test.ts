import type { OrderState } from '@beian/domain/order-names';
import { seedConnection } from '@beian/submissions/connections';
import { ISP_ID, moreRecords, pilotRecord } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
/** The start of each duty is set, so that its due time is a plain count. */
const orders = [
  { state: 'INITIAL_REVIEW', since: '2026-12-01T07:00:00Z', due: '2026-12-02T07:00:00Z' },
  { state: 'VERIFICATION_PENDING', since: '2026-12-01T07:00:00Z', due: '2027-01-15T07:00:00Z' },
  { state: 'SMS_PENDING', since: '2026-12-01T07:00:00Z', due: '2026-12-03T07:00:00Z' },
  { state: 'BUREAU_REVIEW', since: '2026-12-01T07:00:00Z', due: '2026-12-29T16:00:00Z' },
] as const satisfies readonly { state: OrderState; since: string; due: string }[];
const numbers = new Map<string, string>();

beforeAll(async () => {
  api = await apiUnderTest({ records: [...moreRecords(3), pilotRecord] });
  const { db, people } = api;
  for (const province of ['120000', '320000']) {
    const account = { province, ispId: ISP_ID, userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  }
  const inJiangsu = api.records.filter(({ filingNumber }) => !filingNumber.startsWith('津'));
  for (const { state, since, due } of orders) {
    // The bureau of 天津 checks by SMS.
    const pilot = api.records.find(({ filingNumber }) => filingNumber.startsWith('津'));
    const record = state === 'SMS_PENDING' ? pilot : inJiangsu.shift();
    if (record === undefined) throw new Error('too few records');
    const id = await orderInState(db, people, record, state);
    await db.query('update app.orders set duty_since = $2, due_at = $3, due_level = 0 where id = $1', [id, since, due]);
    numbers.set(id, state);
  }
});
afterAll(() => api?.close());

/** Time moves by days here, so each test needs a new session. */
const signIn = () => api.signIn(api.people.reviewers[0]);
const stateOf = (id: string) => numbers.get(id) ?? '';

/** Amount, unit and whether it is overdue, by state. */
async function leftOf(as: Credentials): Promise<Record<string, unknown>> {
  const { data, errors } = await api.graphql(
    as,
    '{ orders(first: 20, filter: { stage: OPEN }) { edges { node { id due { left { amount unit overdue } } } } } }',
  );
  expect(errors).toBeUndefined();
  type Row = { node: { id: string; due: { left: { amount: number; unit: string; overdue: boolean } } | null } };
  return Object.fromEntries(
    (data.orders.edges as Row[]).map(({ node: { id, due } }) => [stateOf(id), due && Object.values(due.left)]),
  );
}

async function csvOf(as: Credentials): Promise<Record<string, readonly string[]>> {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/downloads/orders',
    headers: { 'content-type': 'application/json', 'accept-language': 'zh', ...api.headersOf(as) },
    payload: { filter: { stage: 'OPEN' }, columns: ['number', 'state', 'left', 'timeLeft', 'timeUnit', 'overdue'] },
  });
  const [head, ...rows] = answer.payload
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(head).toEqual(['订单号', '剩余小时', '剩余时间', '时间单位', '逾期', '状态']);
  return Object.fromEntries(
    rows.map(([, hours = '', amount = '', unit = '', over = '', state = '']) => [state, [hours, amount, unit, over]]),
  );
}

test("the time left has the duty's unit for staff and partners, and in the CSV list", async () => {
  // Wednesday 2026-12-02, 11:48 in Shanghai.
  await api.db.travel('2026-12-02T03:48:00Z');
  const expected = {
    INITIAL_REVIEW: [191, 'WORKING_MINUTES', false],
    VERIFICATION_PENDING: [44, 'DAYS', false],
    SMS_PENDING: [27 * 60 + 11, 'MINUTES', false],
    BUREAU_REVIEW: [19, 'WORKING_DAYS', false],
  };
  const reviewer = await signIn();
  expect(await leftOf(reviewer)).toEqual(expected);
  expect(await leftOf({ key: api.people.partner.key })).toEqual(expected);
  expect(await csvOf(reviewer)).toEqual({
    初审中: ['3.2', '191', '工作时间（分钟）', '否'],
    待核验: ['', '44', '天', '否'],
    待短信核验: ['', '1631', '分钟', '否'],
    管局审核中: ['', '19', '工作日', '否'],
  });
});

test('overdue time has the same units', async () => {
  // Thursday 2026-12-31: no holiday lies between, and the bureau’s days ended with the 29th.
  await api.db.travel('2026-12-31T03:48:00Z');
  const left = await leftOf(await signIn());
  expect(left.INITIAL_REVIEW).toEqual([20, 'WORKING_DAYS', true]);
  expect(left.SMS_PENDING).toEqual([(28 * 24 - 3) * 60 - 12, 'MINUTES', true]);
  expect(left.BUREAU_REVIEW).toEqual([1, 'WORKING_DAYS', true]);
});

test('changed working hours change the length of a working day in the API', async () => {
  await api.db.query(
    `update app.settings set value = '{"open":"09:00","close":"18:00","later":[{"from":"2026-12-03","open":"13:00","close":"18:00"}]}' where name = 'workingHours'`,
  );
  await api.db.travel('2026-12-03T09:00:00Z');
  // Due on the 2nd at 15:00: three of nine hours and four of five are over, which is more than one working day.
  expect((await leftOf(await signIn())).INITIAL_REVIEW).toEqual([1, 'WORKING_DAYS', true]);
});

test('the deadline of an SMS check has its time left in the API too', async () => {
  await api.db.travel('2026-12-02T03:48:00Z');
  const [id] = [...numbers].find(([, state]) => state === 'SMS_PENDING') ?? [];
  await api.db.query("update app.sms_checks set deadline = '2026-12-03T07:00:00Z' where order_id = $1", [id]);
  const { data } = await api.graphql(
    await signIn(),
    'query($id: ID!) { order(id: $id) { smsChecks { closed left { amount unit overdue } } } }',
    { id },
  );
  expect(data.order.smsChecks).toEqual([{ closed: false, left: { amount: 1631, unit: 'MINUTES', overdue: false } }]);
});
