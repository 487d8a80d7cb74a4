import type { ChangeFiling } from '@beian/bureau';
import { isReported, materialRow } from '@beian/domain';
import { type House, type OrderToReport, reportCopy } from '@beian/orders';

/** The filing of one order, with its images reduced to what the bureau takes. */
export async function filingOf(house: House, order: OrderToReport): Promise<ChangeFiling> {
  const attachments = [];
  for (const { kind, file } of order.materials) {
    if (!isReported(kind)) continue;
    attachments.push({ kind, bytes: await reportCopy(house, file, materialRow(kind).reportLimit) });
  }
  return { record: order.record, attachments, filingPasswordHash: order.record.subject.filingPasswordHash };
}
