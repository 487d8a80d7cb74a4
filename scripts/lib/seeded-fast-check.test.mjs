import fc from 'fast-check';
import { expect, test } from 'vitest';

test('laws are tried with the same values in every run, wherever they stand', () => {
  expect(fc.readConfigureGlobal().seed).toBeTypeOf('number');
});
