import { afterAll, expect, test } from 'vitest';
import { failuresOf, table } from '../scripts/drill/report.mjs';
import { runDrill } from '../scripts/drill/run.mjs';
import { steps } from '../scripts/drill/steps.mjs';
import { runCleanups } from '../scripts/lib/cleanup.mjs';

/** A short `npm run drill`: its steps without long waits. */
const short = ['api-killed', 'network-silent', 'disk-full'];

// Unmounts the volume of FILES_DIR.
afterAll(runCleanups);

test('what is killed, silent or full shows in the metrics, and no request, note or order is lost or doubled', async () => {
  const chosen = steps.filter(({ name }) => short.includes(name));
  const results = await runDrill({ steps: chosen, seed: 7 }, () => undefined);
  expect(failuresOf(results), table(results)).toEqual([]);
  expect(results.map(({ name, skipped }) => [name, skipped])).toEqual(short.map((name) => [name, undefined]));
  expect(results.every(({ requests, orders }) => requests > 0 && orders > 0)).toBe(true);
}, 900_000);
