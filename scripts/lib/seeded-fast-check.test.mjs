import fc from 'fast-check';
import { expect, test } from 'vitest';

test('properties are tested with the same values in every run, from any package', () => {
  expect(fc.readConfigureGlobal().seed).toBeTypeOf('number');
});
