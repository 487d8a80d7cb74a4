import { readFileSync } from 'node:fs';
import { holdingNames, holdingRow } from '@beian/domain/personal';
import { expect, test } from 'vitest';

const decisions = readFileSync(new URL('decide.ts', import.meta.url), 'utf8');

test('a deletion decides about every place whose data of a person it exports or deletes', () => {
  const due = holdingNames.filter((holding) => {
    const { exportScope, deletionScope } = holdingRow(holding);
    return exportScope !== 'nothing' || deletionScope !== 'kept';
  });
  expect(due.length).toBeGreaterThan(15);
  expect(due.filter((holding) => !decisions.includes(`'${holding}'`))).toEqual([]);
});
