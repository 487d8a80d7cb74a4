import { type ChangeFiling, previewChangeFiling } from '@beian/bureau';
import { materialRow } from '@beian/domain';
import {
  contentToCheck,
  type House,
  inTransaction,
  isReportable,
  markDone,
  type OrderToReport,
  orderToReport,
  reportCopy,
  storeReportCheck,
  system,
} from '@beian/orders';
import type { Handler } from '../work.ts';

/** Builds what the bureau would receive of the order as it stands, and stores what it would refuse. */
export const prepareReport: Handler<'prepareReport'> = async ({ house, log }, { orderId }, outboxId) => {
  const found = await inTransaction(house, system('clock'), async (tx) => {
    const contentHash = (await isReportable(tx, orderId)) ? await contentToCheck(tx, orderId) : undefined;
    return contentHash && { contentHash, order: await orderToReport(house, tx, orderId) };
  });
  // Images are reduced outside of any transaction: it takes its time.
  const preview = found && previewChangeFiling(await filingOf(house, found.order));
  await inTransaction(house, system('clock'), async (tx) => {
    if (found && preview) {
      await storeReportCheck(house, tx, orderId, found.contentHash, preview);
      log.info({ orderId, problems: preview.problems.length }, 'report checked');
    }
    if (outboxId !== null) await markDone(tx, outboxId);
  });
};

/** The filing of one order, with its images reduced to what the bureau takes. */
export async function filingOf(house: House, order: OrderToReport): Promise<ChangeFiling> {
  const attachments = [];
  for (const { kind, file } of order.materials) {
    if (materialRow(kind).purpose === null) continue;
    attachments.push({ kind, bytes: await reportCopy(house, file, materialRow(kind).reportLimit) });
  }
  return { record: order.record, attachments, filingPasswordHash: order.record.subject.filingPasswordHash };
}
