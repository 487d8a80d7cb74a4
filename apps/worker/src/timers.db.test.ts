import { type TestDatabase, testDatabase } from '@beian/orders/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { JobToAdd } from './queues.ts';
import { type TestWork, testWork } from './testing/work.ts';
import { createTimerRound } from './timers.ts';

let db: TestDatabase;
let work: TestWork;
beforeAll(async () => {
  db = await testDatabase();
  work = testWork(db);
});
afterEach(() => vi.useRealTimers());
afterAll(() => db?.close());

function recorder() {
  const done: string[] = [];
  return {
    done,
    add: async (jobs: readonly JobToAdd[]) => void done.push(`add ${jobs.length}`),
    run: () => void done.push('run'),
    pause: () => void done.push('pause'),
    close: async () => {},
  };
}

test('a right clock lets the queues run, once', async () => {
  const queues = recorder();
  const round = createTimerRound(work, queues);
  await round();
  await round();
  expect(queues.done).toEqual(['run', 'add 0', 'add 0']);
});

test('a clock that is 3 s off takes no job and arms no timer, until it is right', async () => {
  const queues = recorder();
  const round = createTimerRound(work, queues);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3000 });
  await round();
  vi.useRealTimers();
  expect(queues.done).toEqual(['pause']);
  expect(work.lines.at(-1)).toMatchObject({ level: 50 });
  await round();
  expect(queues.done).toEqual(['pause', 'run', 'add 0']);
});
