import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answerQueriesWith, renderIn } from '../../testing/render.tsx';
import { Faults } from './faults.tsx';

const operation = 'InstallationFaults';

test.each([
  ['zh', '故障提示'],
  ['en', 'Faults'],
] as const)('what does not work stands above every page, in %s', async (language, name) => {
  const message = 'The file store is full';
  answerQueriesWith({ [operation]: () => ({ installationFaults: [{ fault: 'FILES_FULL', message }] }) });
  await renderIn(language, <Faults />);
  expect((await screen.findByRole('status', { name })).textContent).toBe(message);
});

test('while all is well it says nothing', async () => {
  let asked = 0;
  answerQueriesWith({
    [operation]: () => {
      asked += 1;
      return { installationFaults: [] };
    },
  });
  await renderIn('zh', <Faults />);
  await expect.poll(() => asked).toBe(1);
  expect(screen.queryByRole('status')).toBeNull();
});
