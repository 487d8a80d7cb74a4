import { expect, test } from 'vitest';
import { queueColumnWidths } from '../queue/column-widths.ts';
import { fitColumns, SUBJECT_WIDTH } from './fit-columns.ts';

const supervisor = [
  'due',
  'number',
  'kind',
  'subject',
  'province',
  'changed',
  'submitted',
  'assignee',
  'holder',
] as const;
const reviewer = ['due', 'number', 'kind', 'subject', 'province', 'changed', 'round', 'partner', 'holder'] as const;
/** Width of the list, in px, at window widths of 768, 1024, 1280 and 1440 beside the menu of 168. */
const lists = [600, 856, 1112, 1272];

test.each(['zh', 'en'] as const)(
  'the subject keeps 12 characters at every width, in %s: others fold away',
  (language) => {
    for (const columns of [supervisor, reviewer])
      for (const width of lists) {
        const { names, widthOf, minWidth } = fitColumns(queueColumnWidths, columns, { width, language, extra: 0 });
        const others = names.reduce((total, name) => total + (widthOf(name) ?? 0), 0);
        expect(minWidth).toBeLessThanOrEqual(width);
        expect(width - others).toBeGreaterThanOrEqual(SUBJECT_WIDTH);
        expect(names).toEqual(expect.arrayContaining(['due', 'number', 'subject']));
      }
  },
);

test('the least important column folds away first, and none where all have room', () => {
  const at = (width: number) => fitColumns(queueColumnWidths, reviewer, { width, language: 'zh' }).names;
  expect(at(1400)).toEqual(reviewer);
  expect(at(1112)).toEqual(reviewer.filter((name) => name !== 'round'));
  expect(at(856)).toEqual(['due', 'number', 'kind', 'subject', 'province', 'holder']);
  expect(at(600)).toEqual(['due', 'number', 'subject']);
});

test('a column that the reader has chosen stays: the list scrolls sideways', () => {
  const fitted = fitColumns(queueColumnWidths, reviewer, { width: 600, language: 'zh', keep: new Set(reviewer) });
  expect(fitted.names).toEqual(reviewer);
  expect(fitted.minWidth).toBeGreaterThan(600);
});
