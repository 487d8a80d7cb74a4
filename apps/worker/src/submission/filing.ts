import type { ChangeFiling } from '@beian/bureau';
import { attachmentCodes, isReported, materialRow } from '@beian/domain';
import { type House, inTransaction, loadPublishedCodes, type OrderToReport, reportCopy, system } from '@beian/orders';

/** The filing of one order, with its images reduced to what the bureau takes. */
export async function filingOf(house: House, order: OrderToReport): Promise<ChangeFiling> {
  const attachments = [];
  for (const { kind, file } of order.materials) {
    if (!isReported(kind)) continue;
    attachments.push({ kind, bytes: await reportCopy(house, file, materialRow(kind).reportLimit) });
  }
  const published = await inTransaction(house, system('bureau'), (tx) => loadPublishedCodes(tx));
  const codes = attachmentCodes(published);
  return { record: order.record, attachments, codes, filingPasswordHash: order.record.subject.filingPasswordHash };
}
