import { forgetBytes, inTransaction, removedBytes, removeOldFiles, system } from '@beian/orders';
import type { Work } from '../work.ts';

/** Files of one transaction. */
const BATCH = 20;

/**
 * Removes the bytes of files that are kept long enough; row, number and hash stay. First the row says that they are gone, then
 * they go, then their name: whoever dies between leaves it to the next round.
 */
export async function keepFiles({ house, env, log }: Work): Promise<void> {
  const clock = system('clock');
  for (;;) {
    const files = await inTransaction(house, clock, (tx) => removeOldFiles(tx, env.BUREAU_KEEP_MONTHS, BATCH));
    if (files > 0) log.info({ files, months: env.BUREAU_KEEP_MONTHS }, 'files kept long enough are removed');
    if (files < BATCH) break;
  }
  for (;;) {
    const gone = await inTransaction(house, clock, (tx) => removedBytes(tx, BATCH));
    for (const { stored } of gone) await house.files.delete(stored);
    await inTransaction(house, clock, (tx) =>
      forgetBytes(
        tx,
        gone.map(({ id }) => id),
      ),
    );
    if (gone.length < BATCH) return;
  }
}
