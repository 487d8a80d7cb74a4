import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { PassKinds } from './pass-kinds.tsx';

const none = Object.fromEntries(
  [
    'decided',
    'returned',
    'pushed',
    'rounds',
    'pushedFirst',
    'late',
    'escapes',
    'drawn',
    'looked',
    'lapsed',
    'caught',
    'missed',
    'strict',
  ]
    .concat(['passPass', 'passReturn', 'returnPass', 'returnReturn', 'items'])
    .map((name) => [name, 0]),
) as unknown as Omit<Figures, 'dimension' | 'value' | 'label'>;
const figuresOf = (value: string, label: string, more: Partial<Figures>): Figures => ({
  ...none,
  ...{ dimension: 'PASS_KIND', value, label, alike: null, kappa: null },
  ...more,
});

test.each(languages)(
  'findings of items passed as a group stand beside those passed one by one (%s)',
  async (language) => {
    const figures = [
      figuresOf('', '', { strict: 2, looked: 9 }),
      figuresOf('SINGLE', 'one by one', { looked: 20, caught: 1, passPass: 99, passReturn: 1 }),
      figuresOf('GROUP', 'as a group', { looked: 8, caught: 1, missed: 1, passPass: 38, passReturn: 2 }),
    ];
    const { container } = await renderIn(language, <PassKinds figures={figures} />);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['as a group', '8', '2 (25.0 %)', '40', '2 (5.0 %)'],
      ['one by one', '20', '1 (5.0 %)', '100', '1 (1.0 %)'],
    ]);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  },
);
