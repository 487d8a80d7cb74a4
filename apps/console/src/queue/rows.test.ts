import { describe, expect, it } from 'vitest';
import { mergeRows, stepIndex } from './rows.ts';

const row = (id: string, holder = '') => ({ id, holder });

describe('holdRows', () => {
  it('shows the first list unchanged', () => {
    expect(mergeRows(null, [row('a')])).toEqual({ rows: [{ row: row('a'), gone: false }], waiting: 0 });
    expect(mergeRows([], [row('a')]).rows).toHaveLength(1);
  });

  it('updates rows in place without moving them', () => {
    const { rows, waiting } = mergeRows([row('a'), row('b')], [row('b', '白露'), row('a')]);
    expect(rows.map((one) => [one.row.id, one.row.holder])).toEqual([
      ['a', ''],
      ['b', '白露'],
    ]);
    expect(waiting).toBe(0);
  });

  it('keeps removed rows, holds back new ones, and counts both', () => {
    const { rows, waiting } = mergeRows([row('a'), row('b')], [row('c'), row('b')]);
    expect(rows.map((one) => [one.row.id, one.gone])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(waiting).toBe(2);
  });
});

it('steps inside the list', () => {
  expect([
    stepIndex(-1, 1, 3),
    stepIndex(0, 1, 3),
    stepIndex(2, 1, 3),
    stepIndex(0, -1, 3),
    stepIndex(-1, 1, 0),
  ]).toEqual([0, 1, 2, 0, -1]);
});
