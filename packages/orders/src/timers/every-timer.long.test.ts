import { dutyRow } from '@beian/domain/clock';
import { orderLifeCycle } from '@beian/domain/order';
import { type OrderState, stateRow } from '@beian/domain/order-names';
import { type DetachedDatabase, START, type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { fireTimer, orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';

let start: { of: DetachedDatabase; people: People; record: SeededRecord };
let db: TestDatabase;
beforeAll(async () => {
  const first = await testDatabase();
  const [record] = await seedRecords(first);
  if (record === undefined) throw new Error('no record');
  const people = await seedPeople(first);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(first.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  start = { of: await first.detach(), people, record };
});

/**
 * Calculated by hand for a start on Tuesday 2026-11-24 at 10:00 in Shanghai; `MM-DD HH:MM`, Shanghai time.
 * One working day of nine hours: half of it is over at 14:30, three quarters at 16:45, all of it on Wednesday at 10:00.
 * Twenty whole working days begin on Wednesday: the tenth is Tuesday 12-08, the fifteenth 12-15, the twentieth 12-22,
 * each ending at midnight. Days 7, 15, 30 and 45 of an applicant are days of 24 hours.
 */
const oneDay = ['11-24 14:30 warn', '11-24 16:45 warn', '11-25 10:00 breach'];
const patience = ['12-01 10:00 remind', '12-09 10:00 remind', '12-24 10:00 remind', '01-08 10:00 lapse'];
const due: Partial<Record<OrderState, readonly string[]>> = {
  DRAFT: patience,
  INITIAL_REVIEW: oneDay,
  CORRECTION_REQUIRED: patience,
  INITIAL_REJECTED: patience,
  VERIFICATION_PENDING: patience,
  PHOTO_REVIEW: oneDay,
  SUBMISSION_PENDING: oneDay,
  SUBMITTING: oneDay,
  UPLOAD_FAILED: oneDay,
  BUREAU_REVIEW: ['12-09 00:00 warn', '12-16 00:00 warn', '12-23 00:00 breach'],
  BUREAU_REJECTED: oneDay,
};
const timed = Object.keys(due) as OrderState[];

describe('every timer, by app.now()', () => {
  afterEach(() => db?.close());

  test.each(timed)('%s: each timer fires at its time, not before, once, and writes its event', async (state) => {
    db = await testDatabase({ of: start.of });
    // Resets the time of the cloned database.
    await db.travel(START);
    const orderId = await orderInState(db, start.people, start.record, state);
    const timers = await db.query<{ id: string; at: string; due_at: string; raises: string }>(
      `select id, raises, due_at,
         to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI ') || raises as at
       from app.timers where order_id = $1 and closed_at is null order by due_at`,
      [orderId],
    );
    expect(timers.map(({ at }) => at)).toEqual(due[state]);
    for (const timer of timers) {
      // The clock keeps running after the jump; 5 s before the due time is safely before it.
      await db.travel(new Date(Date.parse(timer.due_at) - 5000).toISOString());
      expect(await fireTimer(db.worker, timer.id)).toBe(false);
      await db.travel(timer.due_at);
      // Two workers fire the timer concurrently.
      const fired = await Promise.all([fireTimer(db.worker, timer.id), fireTimer(db.worker, timer.id)]);
      expect(fired.sort()).toEqual([false, true]);
    }
    const rungs = ['remind', 'lapse', 'warn', 'breach'];
    const events = await db.query<{ event: string }>(
      'select event from app.order_events where order_id = $1 and event = any($2) order by seq',
      [orderId, rungs],
    );
    expect(events.map(({ event }) => event)).toEqual(timers.map(({ raises }) => raises));
    const [order] = await db.query('select state, due_level from app.orders where id = $1', [orderId]);
    const lapses = timers.some(({ raises }) => raises === 'lapse');
    expect(order?.state).toBe(lapses ? 'LAPSED' : state);
    if (!lapses) expect(order?.due_level).toBe(100);
  });
});

test('every state whose duty has timers is tested', () => {
  const all = Object.keys(orderLifeCycle.states) as OrderState[];
  const states = all.filter((state) => {
    const { duty } = stateRow(state);
    return duty !== null && dutyRow(duty).timers.length > 0;
  });
  // The only timer of SUPPLEMENT_PENDING ends the wait (hold.db.test.ts); SMS_RETURNED has the same clock as BUREAU_REJECTED, in a province
  // with SMS verification.
  expect(states.filter((state) => due[state] === undefined)).toEqual(['SUPPLEMENT_PENDING', 'SMS_RETURNED']);
});
