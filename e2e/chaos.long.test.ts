import { orderKinds } from '@beian/domain/order-names';
import { expect, test } from 'vitest';
import { failuresOf, table } from '../scripts/chaos/report.mjs';
import { runChaos } from '../scripts/chaos/run.mjs';

/** A short `npm run chaos`: few orders, one of each kind, pushed at once, so that a bureau that hangs gets several in the next file. */
test('every order arrives exactly once although processes are killed, the database crashes and bureaus lose answers', async () => {
  const report = await runChaos({ orders: orderKinds.length, seed: 7, leastMs: 8000, pushMs: 1000 }, () => undefined);
  expect(failuresOf(report), table(report)).toEqual([]);
  expect(report.once).toBe(orderKinds.length);
  expect(report.byKind.map(({ kind }) => kind)).toEqual([...orderKinds].sort());
}, 240_000);
