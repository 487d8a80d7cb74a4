import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { PapersHandling } from './papers-handling.tsx';

const cell = (agree: boolean, minutes: number, more = {}) => ({
  ...{ kind: null, kindLabel: null, agree, decisions: 20, half: minutes * 60_000, most: minutes * 180_000 },
  ...more,
});

test.each(languages)('handling time with and without agreeing papers stands side by side (%s)', async (language) => {
  const one = { kind: 'FIRST_FILING' as const, kindLabel: 'first', decisions: 3 };
  const { container } = await renderIn(
    language,
    <PapersHandling cells={[cell(true, 4), cell(false, 11), cell(false, 15, one)]} />,
  );
  const rows = screen.getAllByRole('row').slice(1);
  const [min] = language === 'zh' ? [' 分钟'] : [' min'];
  expect(rows.map((row) => [...row.children].map((one) => one.textContent))).toEqual([
    [language === 'zh' ? '全部' : 'All', `4${min} / 12${min} · 20`, `11${min} / 33${min} · 20`, `7${min}`],
    ['first', '–', `15${min} / 45${min} · 3`, '–'],
  ]);
  if (language === 'en') expect(chineseIn(container)).toEqual([]);
});
