import { expect, test } from 'vitest';
import { differences } from './rows-as-data.fixture.ts';

test('the rows of the program judge 300,000 random orders from a rule file as they do in the program', {
  timeout: 1_800_000,
}, () => {
  expect(differences(300_000)).toEqual([]);
});
