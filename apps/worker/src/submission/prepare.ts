import { maxFileBytes } from '@beian/bureau';
import { type BureauConnectionRow, inTransaction, OrderMoved, prepareSubmission, system } from '@beian/orders';
import type { Work } from '../work.ts';
import { type Built, buildFile, giveUp } from './built.ts';

/** Numbers and stores the next file of a connection. False when none of the orders that wait can be reported. */
export async function prepareNext(
  work: Work,
  connection: BureauConnectionRow,
  maxBytes = maxFileBytes,
): Promise<boolean> {
  const built = await buildFile(work, connection, maxBytes);
  if (built === undefined) return false;
  await numberFile(work, connection, built);
  return true;
}

/** The id of a file that has its number now; undefined where one of its orders moved meanwhile: it is built anew. */
export async function numberFile(
  work: Work,
  connection: BureauConnectionRow,
  built: Built,
): Promise<string | undefined> {
  const { ctx, log } = work;
  const { versions, kept } = built;
  const told = { orders: versions.size, bytes: kept.bytes };
  try {
    const file = { bureauId: connection.id, xml: kept, orderIds: [...versions.keys()], versions };
    const id = await inTransaction(ctx, system('bureau'), (tx) => prepareSubmission(ctx, tx, file));
    log.info({ submissionId: id, ...told }, 'file prepared');
    return id;
  } catch (error) {
    // Any other fault may come after the commit: then a row has the file.
    if (!(error instanceof OrderMoved)) throw error;
    await giveUp(work, built);
    log.info(told, 'an order was recalled or changed meanwhile: the file is built anew');
    return undefined;
  }
}
