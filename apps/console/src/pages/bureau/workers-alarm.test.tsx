import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answerQueriesWith, renderIn } from '../../testing/render.tsx';
import { WorkersAlarm } from './workers-alarm.tsx';

const operation = 'Workers';

test.each([
  ['zh', '已有 2 分钟没有后台进程运行'],
  ['en', 'No worker has run for 2 min'],
] as const)('without a worker the gateway board says so and since when, in %s', async (language, says) => {
  answerQueriesWith({ [operation]: () => ({ workers: { running: 0, seenSecondsAgo: 120 } }) });
  await renderIn(language, <WorkersAlarm />);
  expect((await screen.findByRole('alert')).textContent).toContain(says);
});

test('with a worker it says nothing', async () => {
  let asked = 0;
  answerQueriesWith({
    [operation]: () => {
      asked += 1;
      return { workers: { running: 1, seenSecondsAgo: 3 } };
    },
  });
  await renderIn('zh', <WorkersAlarm />);
  await expect.poll(() => asked).toBe(1);
  expect(screen.queryByRole('alert')).toBeNull();
});
