import { joinChanges } from '@beian/bureau';
import { inTransaction, markDone, StepRefused, stepTestOrder as step, system, TEST_ISP_ID } from '@beian/orders';
import { scrub } from '../log.ts';
import { changeOf } from '../submission/change.ts';
import { codesOfAttachments } from '../submission/filing.ts';
import { type Handler, NotYet } from '../work.ts';

/** One step of a test order. Its file is built as a live one is, and goes nowhere. */
export const stepTestOrder: Handler<'stepTestOrder'> = async (work, { orderId }, outboxId) => {
  const { ctx } = work;
  const build = async () => {
    const built = await changeOf(work, orderId, await codesOfAttachments(ctx));
    return built && joinChanges(TEST_ISP_ID, [built.change]);
  };
  const done = await step(ctx, orderId, build).catch((error: unknown) => {
    if (!(error instanceof StepRefused)) throw error;
    // Tried again it would be refused again: the order stays where it is, and its partner abandons it or takes another record.
    work.log.error({ orderId, why: scrub(error) }, 'a test order cannot be brought on');
    return 'done';
  });
  if (done === 'wait') throw new NotYet('the report of a test order is being prepared');
  if (outboxId !== null) await inTransaction(ctx, system('clock'), (tx) => markDone(tx, outboxId));
};
