import { createMetrics } from '@beian/database/metrics';
import { addJob } from '@beian/database/outbox';
import { followCall } from '@beian/database/tracing';
import { system, transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { relayOutbox } from './outbox-relay.ts';
import { openQueueStore } from './queue-store.ts';
import { openQueues, type Queues } from './queues.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';

let db: TestDatabase;
let work: TestWorkerContext;
let queues: Queues;
const metrics = createMetrics('worker');

beforeAll(async () => {
  db = await testDatabase();
  work = testWorkerContext(db);
  queues = await openQueues(work.env, work, metrics);
});
afterAll(async () => {
  await queues?.close();
  await db?.close();
});

/** Enqueues a job for a missing notice, which is done at once. */
const ask = () =>
  transaction(db.worker, system('clock'), (tx) => addJob(tx, 'deliverNotice', { noticeId: 'not_there' }));
const open = () => db.query('select id from app.outbox where done_at is null');

test('no job is taken before the clock is checked, and then a job marks its row as done', async () => {
  await ask();
  await relayOutbox(work, queues);
  expect(await db.query(`select state::text from bullmq.job`)).toEqual([{ state: 'waiting' }]);
  expect((await queues.figures()).filter(({ value }) => value > 0)).toEqual([
    { name: 'beian_queue_jobs', labels: { queue: 'notices', state: 'waiting' }, value: 1 },
  ]);
  const done = work.waitForLog('job done');
  queues.run();
  expect(await done).toMatchObject({ job: 'deliverNotice' });
  expect(await open()).toEqual([]);
});

test('a job names in the log the request that added it', async () => {
  const done = work.waitForLog('job done');
  await followCall({ requestId: 'request-7', traceparent: null }, 'test', {}, ask);
  await relayOutbox(work, queues);
  expect(await done).toMatchObject({ job: 'deliverNotice', requestId: 'request-7' });
});

test('a wiped store is created again, and lost jobs come back from their rows', async () => {
  const again = work.waitForLog('the store of the queues is open again');
  // Before anything is added: whoever adds while the store is opened anew waits for it, and its job may be done first.
  const done = work.waitForLog('job done');
  // Renamed, because dropping it would wait for open transactions.
  await db.query('alter schema bullmq rename to bullmq_gone');
  await ask();
  // If the queue's own loop has not failed yet, adding does; the row stays as it was.
  await relayOutbox(work, queues).catch(() => undefined);
  await again;
  await relayOutbox(work, queues);
  await done;
  expect(await open()).toEqual([]);
});

test('rows that the queue does not take are new again, and no transaction waits for it', async () => {
  const closed = await openQueues(work.env, work, metrics);
  await closed.close();
  await ask();
  await expect(relayOutbox(work, closed)).rejects.toThrow('the store of the queues is closed');
  expect(await db.query('select added_at from app.outbox where done_at is null')).toEqual([{ added_at: null }]);
  await db.query('update app.outbox set done_at = app.now() where done_at is null');
});

test('what is asked of a store while it is closed and afterwards is answered', async () => {
  const ignore = () => undefined;
  const store = await openQueueStore(work.env, ['notices'], {
    process: async () => undefined,
    onError: ignore,
    inspectError: ignore,
    onJobFailed: ignore,
  });
  const job = { name: 'deliverNotice', data: { payload: {}, outboxId: null }, opts: { jobId: 'job_closing' } };
  const counting = store.counts('notices');
  const adding = store.add('notices', [job]);
  await store.close(true);
  expect(await counting).toMatchObject({ active: 0 });
  await adding;
  await expect(store.add('notices', [job])).rejects.toThrow('the store of the queues is closed');
  await expect(store.counts('notices')).rejects.toThrow('the store of the queues is closed');
  await db.query(`delete from bullmq.job where id = 'job_closing'`);
});

test('the same row added twice is one job, and a failed job stores no more than the log', async () => {
  queues.pause();
  const twice = { job: 'deliverNotice', id: 'job_twice', payload: { wrong: '张样例' }, outboxId: null } as const;
  await queues.add([twice]);
  await queues.add([twice]);
  // A finished job may still be in the store for a moment.
  expect(await db.query(`select id from bullmq.job j where to_jsonb(j)::text like '%wrong%'`)).toEqual([
    { id: 'job_twice' },
  ]);
  const failed = work.waitForLog('fault in a job');
  queues.run();
  expect(JSON.stringify(await failed)).not.toContain('张样例');
  const { text } = await metrics.page();
  expect(text).toMatch(/beian_jobs_total\{job_name="deliverNotice",outcome="failed"\} [1-9]/);
  expect(text).toContain('beian_jobs_total{job_name="deliverNotice",outcome="given_up"} 0');
  expect(text).toMatch(/beian_job_seconds_count\{job_name="deliverNotice"\} [1-9]/);
});
