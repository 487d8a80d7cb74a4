import { LIST_AGE_HEADER } from '@beian/domain/staff';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { languages, renderIn } from '../../testing/render.tsx';
import { noteListAge } from '../providers/list-age.ts';
import { ListAge } from './list-age.tsx';

test.each(languages)('lists say how old they are while an answer says so, and nothing otherwise (%s)', async (to) => {
  await renderIn(to, <ListAge />);
  expect(screen.queryByRole('status')).toBeNull();
  act(() => noteListAge(new Headers({ [LIST_AGE_HEADER]: '7' })));
  expect(screen.getByRole('status').textContent).toMatch(to === 'zh' ? /约 7 秒前/ : /about 7 s old/);
  act(() => noteListAge(new Headers()));
  expect(screen.queryByRole('status')).toBeNull();
});
