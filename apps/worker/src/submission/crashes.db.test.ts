import { test } from 'vitest';
import { filesThroughCrashes } from '../testing/files-through-crashes.ts';

// Many more crashes, until everything that can happen has happened: crashes.long.test.ts.
test('although the bureau loses files and the worker dies, numbers have no gaps, and each order is at the bureau once', {
  timeout: 120_000,
}, async () => {
  await filesThroughCrashes(2);
});
