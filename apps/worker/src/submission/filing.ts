import type { ChangeFiling } from '@beian/bureau';
import { isReported, materialRow } from '@beian/domain';
import { type House, type OrderToReport, reportCopy } from '@beian/orders';

/** The filing of one order, with its images reduced to what the bureau takes. */
export async function filingOf(house: House, order: OrderToReport): Promise<ChangeFiling> {
  const attachments = [];
  for (const image of order.materials) {
    if (!isReported(image.kind)) continue;
    const bytes = await reportCopy(house, image, materialRow(image.kind).reportLimit);
    attachments.push({ kind: image.kind, bytes });
  }
  return { record: order.record, attachments, filingPasswordHash: order.record.subject.filingPasswordHash };
}
