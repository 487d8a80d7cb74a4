import { concernsOf, explainCode } from '@beian/bureau-protocol/outcome';
import { joinRecords } from '@beian/bureau-protocol/upload';
import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { StepRefused, stepTestOrder as step, TEST_ISP_ID, type TestBureau } from '@beian/partners/test-orders';
import { loadAttachmentCodes } from '@beian/submissions/report-check';
import { scrub } from '../log.ts';
import { encodeOrderReport } from '../submission/order-report.ts';
import { type JobHandler, RetryLater } from '../worker-context.ts';

/** One step of a test order. Its file is built like a live one and not sent. */
export const stepTestOrder: JobHandler<'stepTestOrder'> = async (work, { orderId }, outboxId) => {
  const { ctx } = work;
  const bureau: TestBureau = {
    async buildFile() {
      const built = await encodeOrderReport(work, orderId, await loadAttachmentCodes(ctx));
      return built && joinRecords(TEST_ISP_ID, built.block, [built.bytes]);
    },
    explain: (code) => ({ said: explainCode(code), concerns: concernsOf(code) }),
  };
  const done = await step(ctx, orderId, bureau).catch((error: unknown) => {
    if (!(error instanceof StepRefused)) throw error;
    // A retry would be refused again. The order stays as it is; its partner abandons it or uses another record.
    work.log.error({ orderId, why: scrub(error) }, 'a test order cannot be brought on');
    return 'done';
  });
  if (done === 'wait') throw new RetryLater('the report of a test order is being prepared');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
