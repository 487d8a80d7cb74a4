import { inTransaction, removeOldFiles, system } from '@beian/orders';
import type { Work } from '../work.ts';

/** Files of one transaction: each may hold 45 MB. */
const BATCH = 20;

/** Removes the bytes of files that are kept long enough; row, number and hash stay. */
export async function keepFiles({ house, env, log }: Work): Promise<void> {
  for (;;) {
    const removed = await inTransaction(house, system('clock'), (tx) =>
      removeOldFiles(tx, env.BUREAU_KEEP_MONTHS, BATCH),
    );
    if (removed > 0) log.info({ files: removed, months: env.BUREAU_KEEP_MONTHS }, 'files kept long enough are removed');
    if (removed < BATCH) return;
  }
}
