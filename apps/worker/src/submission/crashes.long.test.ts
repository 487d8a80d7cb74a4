import { expect, test } from 'vitest';
import { filesThroughCrashes } from '../testing/files-through-crashes.ts';

test('with any answers of the bureau and any crash: numbers have no gaps, and each order is at the bureau once or back at the desk', async () => {
  const kinds = await filesThroughCrashes(32);
  expect([...kinds].toSorted()).toEqual(['died', 'findAccepted', 'findMissing', 'refuse', 'resend', 'split']);
});
