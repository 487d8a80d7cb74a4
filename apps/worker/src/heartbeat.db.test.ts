import { readWorkers } from '@beian/reporting/workers';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHeartbeat } from './heartbeat.ts';
import { type PeriodicTaskRow, startPeriodicTasks } from './periodic-task.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';

let db: TestDatabase;
let work: TestWorkerContext;
beforeAll(async () => {
  db = await testDatabase();
  work = testWorkerContext(db);
});
afterAll(() => db?.close());

/** A worker with one vital task, which may last no time at all besides its interval of 10 ms. */
function start(run: () => Promise<void>) {
  const row: PeriodicTaskRow = { name: 'outbox', everyMs: 10, wakesOn: [], vitalSeconds: 0.05, run };
  const tasks = startPeriodicTasks([row], work.log);
  const heartbeat = createHeartbeat(db.worker, {
    ...{ log: work.log, stuck: tasks.stuck },
    findFaults: async () => ['QUEUE_AWAY'],
  });
  return { tasks, heartbeat };
}
const running = async () => (await readWorkers(db.app)).running;

test('a worker counts only after its tasks have ended once, and says what is wrong with it', async () => {
  let end: () => void = () => undefined;
  const { tasks, heartbeat } = start(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  );
  await heartbeat.beat();
  expect(await running()).toBe(0);
  end();
  await expect.poll(tasks.stuck).toEqual([]);
  await heartbeat.beat();
  expect(await readWorkers(db.app)).toEqual({ running: 1, seenSecondsAgo: 0, faults: ['QUEUE_AWAY'] });
  // The next run hangs: its row ages.
  await expect.poll(tasks.stuck).toEqual(['outbox']);
  const before = await db.query('select seen_at from app.workers');
  const said = work.waitForLog('tasks do not end: this worker does not count as running');
  await heartbeat.beat();
  expect(await said).toMatchObject({ tasks: ['outbox'] });
  expect(await db.query('select seen_at from app.workers')).toEqual(before);
  end();
  await tasks.stop();
  await heartbeat.end();
  expect(await running()).toBe(0);
});

test('a worker whose task fails each time counts as none', async () => {
  const { tasks, heartbeat } = start(() => Promise.reject(new Error('no rights')));
  await work.waitForLog('periodic task failed');
  await heartbeat.beat();
  expect([tasks.stuck(), await running()]).toEqual([['outbox'], 0]);
  await tasks.stop();
});
