import { testDatabase } from '@beian/testing/database';
import { expect, test } from 'vitest';
import { system, transaction } from '../transaction/index.ts';
import { addJob, markJobDone } from './index.ts';

test('a job is done at an instant of the clock that its retention is counted by', async () => {
  const db = await testDatabase();
  await transaction(db.app, system('clock'), (tx) => addJob(tx, 'sweepFiles', {}));
  const [job] = await db.query<{ id: string }>('select id from app.outbox');
  await db.travel('2027-05-01T00:00:00Z');
  await transaction(db.worker, system('clock'), (tx) => markJobDone(tx, job?.id ?? ''));
  expect(await db.query(`select app.iso(done_at)::date::text as day from app.outbox`)).toEqual([{ day: '2027-05-01' }]);
  await db.close();
});
