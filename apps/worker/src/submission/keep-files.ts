import { inTransaction, removeOldFiles, system } from '@beian/orders';
import type { Work } from '../work.ts';

/** Files of one transaction. */
const BATCH = 20;

/** Removes the bytes of files that are kept long enough; row, number and hash stay. */
export async function keepFiles({ house, env, log }: Work): Promise<void> {
  for (;;) {
    const { files, stored } = await inTransaction(house, system('clock'), (tx) =>
      removeOldFiles(tx, env.BUREAU_KEEP_MONTHS, BATCH),
    );
    for (const name of stored) await house.files.delete(name);
    if (files > 0) log.info({ files, months: env.BUREAU_KEEP_MONTHS }, 'files kept long enough are removed');
    if (files < BATCH) return;
  }
}
