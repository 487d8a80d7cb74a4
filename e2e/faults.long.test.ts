import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerLine } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

const accepted = (lines: LedgerLine[]) =>
  lines.filter((line) => line.method === 'isp_upload' && String(line.code) === '0');
const uploads = (lines: LedgerLine[]) => lines.filter((line) => line.method === 'isp_upload');

describe('the bureau gets each file exactly once', () => {
  let stack: Stack;
  beforeEach(async () => {
    stack = await startStack({ workerEnv: { BUREAU_CALL_MS: '1500', OUTBOX_AGAIN_S: '1', QUEUE_LOCK_MS: '1000' } });
  });
  afterEach(() => stack?.stop());

  const submissionEvents = async (order: Order) =>
    (
      await stack.db.query(
        `select e.event from app.submission_events e join app.submission_orders o using (submission_id)
         where o.order_id = $1 order by e.id`,
        [order.id],
      )
    ).map((row) => row.event);

  test('after a worker is killed between upload and answer, the next one queries, and one upload is approved', async () => {
    let order = await createReadyToPush(stack);
    await stack.control('faults', { holdUploadAnswerMs: 'untilReleased' });
    order = await pushOrder(stack, order);
    await stack.waitForLedger('the upload', (lines) => accepted(lines).length === 1);
    await stack.killWorker();
    await stack.control('release', {});
    await stack.startWorker();
    order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    await waitForState(stack, order.id, 'APPROVED');
    const lines = await stack.waitForLedger('the end', (all) => accepted(all).length === 1);
    expect(uploads(lines)).toHaveLength(1);
    expect(await submissionEvents(order)).toEqual(['prepare', 'send', 'loseAnswer', 'findAccepted']);
  });

  test('an answer cut off after acceptance leads to UNKNOWN, a query, ACCEPTED, and one upload', async () => {
    let order = await createReadyToPush(stack);
    await stack.control('faults', { dropAfterAccept: 1 });
    order = await pushOrder(stack, order);
    order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    const lines = await stack.waitForLedger('the query', (all) =>
      all.some((line) => line.method === 'isp_querypreviousupload'),
    );
    expect(uploads(lines)).toHaveLength(1);
    expect(await submissionEvents(order)).toEqual(['prepare', 'send', 'loseAnswer', 'findAccepted']);
    await stack.control('decideNow', {});
    await waitForState(stack, order.id, 'APPROVED');
  });

  test.each([999, 7, 901])(
    '%i, although the bureau stored the file: it is found by its content, and one upload',
    async (code) => {
      let order = await createReadyToPush(stack);
      await stack.control('faults', { refuse: [{ code, stored: true }] });
      order = await pushOrder(stack, order);
      order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
      expect(uploads(await stack.waitForLedger('the upload', (all) => uploads(all).length > 0))).toHaveLength(1);
      expect(await submissionEvents(order)).toEqual(['prepare', 'send', 'loseAnswer', 'findAccepted']);
      await stack.control('decideNow', {});
      await waitForState(stack, order.id, 'APPROVED');
    },
  );

  test('a connection cut before acceptance leads to UNKNOWN, a query, and the same file again under the same number', async () => {
    let order = await createReadyToPush(stack);
    await stack.control('faults', { dropBeforeAccept: 1 });
    order = await pushOrder(stack, order);
    await waitForState(stack, order.id, 'BUREAU_REVIEW');
    const lines = await stack.waitForLedger('the second try', (all) => accepted(all).length === 1);
    expect(accepted(lines)).toHaveLength(1);
    expect(await submissionEvents(order)).toEqual(['prepare', 'send', 'loseAnswer', 'findMissing', 'send', 'accept']);
  });
});
