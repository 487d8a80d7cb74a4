import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerLine } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, pushOrder, waitForState } from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ workerEnv: { BUREAU_CALL_MS: '1500', OUTBOX_AGAIN_S: '1', QUEUE_LOCK_MS: '1000' } });
});
afterAll(() => stack?.stop());

const ORDERS = 6;

/** Each order is pushed alone, its upload is held, and the worker is killed after the bureau has it and before the answer. */
test('when a worker is killed at every upload, each order reaches the bureau exactly once, without a gap in the numbers', async () => {
  const orders = [];
  for (let index = 0; index < ORDERS; index++) orders.push(await createReadyToPush(stack, index));
  for (const [index, order] of orders.entries()) {
    await stack.control('faults', { holdUploadAnswerMs: 'untilReleased' });
    await pushOrder(stack, order);
    await stack.waitForLedger(`upload ${index + 1}`, (lines) => accepted(lines).length === index + 1);
    await stack.killWorker();
    await stack.control('release', {});
    await stack.startWorker();
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
  }
  await stack.control('decideNow', {});
  for (const order of orders) await waitForState(stack, order.id, 'APPROVED');
  const lines = await stack.waitForLedger('the end', (all) => accepted(all).length === ORDERS);
  expect(lines.filter((line) => line.method === 'isp_upload')).toHaveLength(ORDERS);
  expect(accepted(lines).map((line) => Number(line.dataSequence))).toEqual(orders.map((_, index) => index + 1));
}, 300_000);

const accepted = (lines: LedgerLine[]) =>
  lines.filter((line) => line.method === 'isp_upload' && String(line.code) === '0');
