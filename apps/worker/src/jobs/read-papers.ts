import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { type ReadPicture, readPapers as read } from '@beian/orders/readings';
import { NoAnswer } from '../ports/http-get.ts';
import { type JobHandler, RetryLater, type WorkerContext } from '../worker-context.ts';

/**
 * Has the papers of an order read that were not read yet. Nobody waits for it: without an answer within a minute a paper stays unread until
 * the order's next step. Where no reader is connected there is nothing to do.
 */
export const readPapers: JobHandler<'readPapers'> = async (work, { orderId }, outboxId) => {
  const { ctx, ports, log } = work;
  if (ports.paperReader !== undefined) {
    const { read: count, awaited, given } = await read(ctx, orderId, askReader(work, ports.paperReader));
    if (given > 0) log.warn({ orderId, papers: given }, 'papers were not read in time');
    if (awaited > 0) throw new RetryLater('the reader of papers gives no answer');
    log.debug({ orderId, papers: count }, 'papers read');
  }
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};

const askReader =
  ({ log }: WorkerContext, ask: NonNullable<WorkerContext['ports']['paperReader']>): ReadPicture =>
  async (bytes, paper) => {
    try {
      return await ask(bytes, paper);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      log.warn({ paper, fault: error.fault }, 'the reader of papers gives no answer');
      return undefined;
    }
  };
