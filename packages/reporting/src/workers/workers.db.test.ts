import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkers, removeHeartbeat, WORKER_AWAY_SECONDS, writeHeartbeat } from './workers.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const one = { id: 'worker_1', host: 'one', pid: 1 };
const two = { id: 'worker_2', host: 'two', pid: 2 };
/** Lets the heartbeats of all workers be so old, s. */
const age = (seconds: number) =>
  db.query(
    'update app.workers set seen_at = seen_at - make_interval(secs => $1), started_at = started_at - make_interval(secs => $1)',
    [seconds],
  );
/** Lets all workers have lived so long already, s. */
const live = (seconds: number) =>
  db.query('update app.workers set started_at = started_at - make_interval(secs => $1)', [seconds]);

test('a worker counts while it says that it runs, wherever a demonstration has moved the time', async () => {
  expect(await readWorkers(db.app)).toEqual({ running: 0, seenSecondsAgo: null, faults: [] });
  await writeHeartbeat(db.worker, one);
  await writeHeartbeat(db.worker, two, ['QUEUE_AWAY']);
  await db.travel('2027-01-04T02:00:00.000Z');
  expect(await readWorkers(db.app)).toEqual({ running: 2, seenSecondsAgo: 0, faults: ['QUEUE_AWAY'] });
  await live(90);
  await age(WORKER_AWAY_SECONDS);
  await writeHeartbeat(db.worker, two);
  expect(await readWorkers(db.app)).toEqual({ running: 1, seenSecondsAgo: 0, faults: [] });
});

test('workers that die soon after each start count as none, until one has lived longer', async () => {
  await db.query('delete from app.workers');
  const row = (nth: number) => ({ id: `worker_${nth}`, host: 'one', pid: nth });
  await writeHeartbeat(db.worker, row(3));
  expect(await readWorkers(db.app)).toMatchObject({ running: 1 });
  // It was killed, and so is its successor.
  await age(16);
  await writeHeartbeat(db.worker, row(4));
  expect(await readWorkers(db.app)).toMatchObject({ running: 0, seenSecondsAgo: 0 });
  await age(16);
  await writeHeartbeat(db.worker, row(5));
  expect(await readWorkers(db.app)).toMatchObject({ running: 0 });
  await db.query(`update app.workers set started_at = started_at - interval '61 s' where id = 'worker_5'`);
  expect(await readWorkers(db.app)).toMatchObject({ running: 1 });
  await db.query('delete from app.workers');
});

test('one that ends in order is gone at once, one that was killed when nobody has seen it for a day', async () => {
  await writeHeartbeat(db.worker, one);
  await removeHeartbeat(db.worker, two.id);
  expect(await readWorkers(db.app)).toMatchObject({ running: 1 });
  await age(86_401);
  await writeHeartbeat(db.worker, two);
  expect(await db.query('select id from app.workers')).toEqual([{ id: two.id }]);
});
