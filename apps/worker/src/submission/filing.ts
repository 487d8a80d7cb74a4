import type { ChangeFiling } from '@beian/bureau';
import { attachmentCodes, isReported, materialRow } from '@beian/domain';
import { type House, inTransaction, loadPublishedCodes, type OrderToReport, reportCopy, system } from '@beian/orders';

/** The filing of one order, with its images reduced to what the bureau takes. */
export async function filingOf(house: House, order: OrderToReport): Promise<ChangeFiling> {
  const attachments = [];
  for (const image of order.materials) {
    if (!isReported(image.kind)) continue;
    const bytes = await reportCopy(house, image, materialRow(image.kind).reportLimit);
    attachments.push({ kind: image.kind, bytes });
  }
  const published = await inTransaction(house, system('bureau'), (tx) => loadPublishedCodes(tx));
  const codes = attachmentCodes(published);
  return { record: order.record, attachments, codes, filingPasswordHash: order.record.subject.filingPasswordHash };
}
