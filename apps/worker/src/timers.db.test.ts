import { createMetrics } from '@beian/database/metrics';
import { system, transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createClockCheck } from './clock-check.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';
import { createTimerTask } from './timers.ts';

const DAY = 86_400_000;

let db: TestDatabase;
let work: TestWorkerContext;
let people: People;
let orderIds: string[];
beforeAll(async () => {
  db = await testDatabase();
  work = testWorkerContext(db);
  const records = await seedRecords(db);
  people = await seedPeople(db);
  orderIds = [];
  for (const record of records.slice(0, 2)) orderIds.push(await orderInState(db, people, record, 'DRAFT'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(() => db?.close());

/** The two tasks, and what the clock check did with the queues. */
function createTasks() {
  const done: string[] = [];
  const clock = createClockCheck(
    work,
    { run: () => void done.push('run'), pause: () => void done.push('pause') },
    createMetrics('worker'),
  );
  return { done, clock, timers: createTimerTask(work, clock) };
}
const createTimers = () => createTasks().timers;

/** Number of reminders per order, by events and by fired timers. */
const reminded = async (): Promise<number[][]> =>
  (
    await db.query<{ events: number; fired: number }>(
      `select (select count(*)::int from app.order_events e where e.order_id = o.id and e.event = 'remind') as events,
         (select count(*)::int from app.timers t where t.order_id = o.id and t.fired_at is not null) as fired
       from app.orders o where o.id = any($1) order by array_position($1, o.id)`,
      [orderIds],
    )
  ).map(({ events, fired }) => [events, fired]);

test('with a right clock the queues run, what is not due stays, and the task sleeps until then', async () => {
  const { done, timers: task } = createTasks();
  await task.run();
  await task.run();
  expect(done).toEqual(['run']);
  expect(await reminded()).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(task.pauseMs()).toBe(work.env.TIMER_TICK_MS);
  const [next] = await db.query<{ due: string }>('select min(due_at) as due from app.timers');
  await db.travel(new Date(Date.parse(next?.due ?? '') - 700).toISOString());
  await task.run();
  expect(task.pauseMs()).toBeLessThanOrEqual(700);
});

test('with a wrong clock no job is taken and no timer fires (ASVS 16.2.2)', async () => {
  const { done, timers: task } = createTasks();
  await db.travel(DAY);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  await task.run();
  vi.useRealTimers();
  expect(done).toEqual(['pause']);
  expect(work.lines.at(-1)).toMatchObject({ level: 50 });
  expect((await reminded()).flat()).toEqual([0, 0, 0, 0]);
  await task.run();
  expect(done).toEqual(['pause', 'run']);
  expect((await reminded()).flat()).toEqual([1, 1, 1, 1]);
});

test('the clock check pauses and starts the queues by itself, and reads no clock that the timer task has just read', async () => {
  const { done, clock, timers } = createTasks();
  const now = performance.now();
  const monotonic = vi.spyOn(performance, 'now').mockReturnValue(now);
  expect(clock.isRight()).toBe(false);
  await timers.run();
  expect(done).toEqual(['run']);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  await clock.run();
  expect(done).toEqual(['run']);
  monotonic.mockReturnValue(now + 2 * work.env.TIMER_TICK_MS);
  await clock.run();
  expect([done, clock.isRight()]).toEqual([['run', 'pause'], false]);
  vi.useRealTimers();
  monotonic.mockReturnValue(now + 4 * work.env.TIMER_TICK_MS);
  await clock.run();
  expect([done, clock.isRight()]).toEqual([['run', 'pause', 'run'], true]);
});

test('a timer of a locked order is skipped and fires once the order is free', async () => {
  await db.travel(9 * DAY);
  const task = createTimers();
  await transaction(db.app, system('clock'), async (tx) => {
    await tx.client.query('select 1 from app.orders where id = $1 for update', [orderIds[0]]);
    await task.run();
    expect((await reminded()).flat()).toEqual([1, 1, 2, 2]);
    expect(task.pauseMs()).toBeLessThanOrEqual(100);
  });
  await task.run();
  expect((await reminded()).flat()).toEqual([2, 2, 2, 2]);
});

test('a timer that fails is logged and does not block the others', async () => {
  await db.query(`create function app.breaks() returns trigger language plpgsql as $$ begin
      if new.order_id = tg_argv[0] then raise exception 'broken'; end if; return new; end $$`);
  await db.query(
    `create trigger breaks before insert on app.order_events for each row execute function app.breaks('${orderIds[0]}')`,
  );
  await db.travel(15 * DAY);
  const told = work.waitForLog('a timer cannot fire');
  await createTimers().run();
  expect(await told).toMatchObject({ why: 'database error P0001' });
  expect((await reminded()).flat()).toEqual([2, 2, 3, 3]);
  await db.query('drop trigger breaks on app.order_events');
  await createTimers().run();
  expect((await reminded()).flat()).toEqual([3, 3, 3, 3]);
});
