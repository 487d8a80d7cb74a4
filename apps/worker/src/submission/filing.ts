import type { ChangeFiling } from '@beian/bureau';
import { type AttachmentCodes, attachmentCodes, isReported, materialRow } from '@beian/domain';
import { type AppContext, inTransaction, loadPublishedCodes, type OrderToReport, reportCopy, system } from '@beian/orders';

/** The attachments' codes that the bureaus have published; ours where they have not. Good for a whole file. */
export const codesOfAttachments = async (ctx: AppContext): Promise<AttachmentCodes> =>
  attachmentCodes(await inTransaction(ctx, system('bureau'), (tx) => loadPublishedCodes(tx)));

/** The filing of one order, with its images reduced to what the bureau takes. */
export async function filingOf(ctx: AppContext, order: OrderToReport, codes: AttachmentCodes): Promise<ChangeFiling> {
  const attachments = [];
  for (const image of order.materials) {
    if (!isReported(image.kind)) continue;
    const bytes = await reportCopy(ctx, image, materialRow(image.kind).reportLimit);
    attachments.push({ kind: image.kind, bytes });
  }
  return { record: order.record, attachments, codes, filingPasswordHash: order.record.subject.filingPasswordHash };
}
