import { inTransaction, system, takeOutbox } from '@beian/orders';
import type { Queues } from './queues.ts';
import type { Work } from './work.ts';

const BATCH = 500;

/**
 * Brings committed outbox rows to the queue, new ones and ones whose job got lost. The row's id is the job's. A row counts
 * as added once the queue has it: where adding fails, the next round takes it again.
 */
export async function relay({ ctx, env }: Work, queues: Queues): Promise<void> {
  for (;;) {
    const taken = await inTransaction(ctx, system('clock'), async (tx) => {
      const rows = await takeOutbox(tx, BATCH, env.OUTBOX_AGAIN_S);
      await queues.add(
        rows.map(({ id, job, payload }) => ({ job, id, payload, outboxId: id, ...(ctx.test ? { test: true } : {}) })),
      );
      return rows.length;
    });
    if (taken < BATCH) return;
  }
}
