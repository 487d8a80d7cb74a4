import { claimOutbox, type OutboxRow, releaseOutbox } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import type { Queues } from './queues.ts';
import type { WorkerContext } from './worker-context.ts';

const BATCH = 500;

/**
 * Adds committed outbox rows to the queue: new ones, and ones whose job was lost. The row's id is the job's id. No transaction is open while
 * the queue is waited for. A row that it does not take is taken again by the next run, and after OUTBOX_AGAIN_S where this process ends
 * meanwhile.
 */
export async function relayOutbox({ ctx, env }: WorkerContext, queues: Queues): Promise<void> {
  if (!(await queues.isThere())) return;
  for (;;) {
    const rows = await transaction(ctx, system('clock'), (tx) => claimOutbox(tx, BATCH, env.OUTBOX_AGAIN_S));
    try {
      await queues.add(rows.map((row) => jobOf(row, ctx.test)));
    } catch (error) {
      await transaction(ctx, system('clock'), (tx) =>
        releaseOutbox(
          tx,
          rows.map(({ id }) => id),
        ),
      );
      throw error;
    }
    if (rows.length < BATCH) return;
  }
}

const jobOf = ({ id, job, payload, requestId, traceparent }: OutboxRow, test: boolean) => ({
  ...{ job, id, payload, outboxId: id, call: { requestId, traceparent } },
  ...(test ? { test: true as const } : {}),
});
