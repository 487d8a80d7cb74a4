import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FirstRunList, FirstRunRow } from '../../generated/first-run.ts';
import { languages, renderIn } from '../../testing/render.tsx';
import { FirstRunCard } from './first-run.tsx';

const row = (more: Partial<FirstRunRow>): FirstRunRow => ({
  ...{
    item: 'hotline',
    label: 'Hotline',
    explains: 'Why.',
    checked: 'Is filled in',
    todo: 'Write it',
    path: '/settings',
  },
  ...{
    blocksPush: true,
    done: false,
    confirmedAt: null,
    confirmedBy: null,
    mayConfirm: false,
    mayTest: null,
    test: null,
  },
  ...more,
});
const list: FirstRunList = {
  ...{ over: false, blocksPush: true, confirmedAt: null, confirmedBy: null, mayConfirm: false },
  rows: [
    row({}),
    row({ item: 'retention', label: 'Retention', mayConfirm: true, path: '/settings/retention' }),
    row({ item: 'testMail', label: 'Test mail', path: null, mayTest: 'mail' }),
    row({ item: 'edition', label: 'Edition', done: true }),
  ],
};
const show = (language: (typeof languages)[number], more: Partial<FirstRunList> = {}) =>
  renderIn(language, <FirstRunCard list={{ ...list, ...more }} />);

test.each(languages)(
  '%s: names what is open, with its page, and what an administrator can do about it',
  async (language) => {
    const { user } = await show(language);
    expect(screen.getAllByRole('link').map((one) => one.getAttribute('href'))).toEqual([
      '/settings',
      '/settings/retention',
    ]);
    expect(screen.getAllByRole('button').map((one) => one.getAttribute('aria-label') ?? one.textContent)).toEqual(
      language === 'zh'
        ? ['确认：Retention', '发送Test mail', '已完成 1 项']
        : ['Confirm: Retention', 'Send: Test mail', '1 item done'],
    );
    const send = screen.getByRole<HTMLButtonElement>('button', { name: /Test mail/ });
    expect(send.disabled).toBe(true);
    await user.type(screen.getByRole('textbox'), 'me@provider.cn');
    expect(send.disabled).toBe(false);
  },
);

test('whoever may do nothing sees the list without buttons', async () => {
  await show('en', { rows: [row({}), row({ item: 'backup', label: 'Backup', path: null })] });
  expect(screen.queryByRole('button')).toBeNull();
});
