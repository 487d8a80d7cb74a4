import { claimOutbox } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import type { Queues } from './queues.ts';
import type { WorkerContext } from './worker-context.ts';

const BATCH = 500;

/**
 * Adds committed outbox rows to the queue: new ones, and ones whose job was lost. The row's id is the job's id. A row counts as added once
 * the queue accepted it; if that fails, the next run takes it again.
 */
export async function relayOutbox({ ctx, env }: WorkerContext, queues: Queues): Promise<void> {
  for (;;) {
    const relayedCount = await transaction(ctx, system('clock'), async (tx) => {
      const rows = await claimOutbox(tx, BATCH, env.OUTBOX_AGAIN_S);
      await queues.add(
        rows.map(({ id, job, payload, requestId, traceparent }) => ({
          ...{ job, id, payload, outboxId: id, call: { requestId, traceparent } },
          ...(ctx.test ? { test: true } : {}),
        })),
      );
      return rows.length;
    });
    if (relayedCount < BATCH) return;
  }
}
