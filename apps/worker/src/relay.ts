import { inTransaction, system, takeOutbox } from '@beian/orders';
import type { Queues } from './queues.ts';
import type { Work } from './work.ts';

const BATCH = 500;

/** Brings committed outbox rows to the queue, new ones and ones whose job got lost. The row's id is the job's. */
export async function relay({ house, env }: Work, queues: Queues): Promise<void> {
  for (;;) {
    const rows = await inTransaction(house, system('clock'), (tx) => takeOutbox(tx, BATCH, env.OUTBOX_AGAIN_S));
    for (const row of rows) await queues.add(row.job, row.id, { payload: row.payload, outboxId: row.id });
    if (rows.length < BATCH) return;
  }
}
