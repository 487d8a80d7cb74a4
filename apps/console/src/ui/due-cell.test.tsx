import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { noteServerTime } from '../app/providers/server-clock.ts';
import { languages, renderIn } from '../testing/render.tsx';
import { DueCell } from './due-cell.tsx';

noteServerTime('2026-12-08T06:48:00.000Z');
const due = (share: number, amount: number, overdue: boolean) => ({
  at: '2026-12-08T07:26:00.000Z',
  level: overdue ? 100 : 75,
  left: { amount, unit: 'WORKING_MINUTES' as const, overdue },
  share,
  provisional: false,
});
const says = {
  zh: { left: '剩 1 分钟', late: '逾期 2 小时 5 分' },
  en: { left: '1 min left', late: '2 h 5 min overdue' },
};
const used = /已用|used/;

describe.each(languages)('a due time, %s', (language) => {
  test.each(['row', 'card', 'desk'] as const)(
    'that has passed says how long ago, not what share is used: %s',
    async (size) => {
      await renderIn(language, <DueCell due={due(1.2, 125, true)} size={size} />);
      screen.getByText(says[language].late);
      expect(screen.queryByText(used)).toBeNull();
    },
  );

  test('that has not passed is never 100 % used', async () => {
    await renderIn(language, <DueCell due={due(0.998, 1, false)} size="desk" />);
    screen.getByText(says[language].left);
    expect(screen.getByText(used).textContent).toContain('99');
  });
});
