import type { Report } from '@beian/bureau-protocol/upload';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { type AttachmentCodes, attachmentCodes } from '@beian/domain/codes';
import { isReported, materialRow, type ReportAttachment } from '@beian/domain/filing';
import type { OrderToReport } from '@beian/orders/bureau-answer';
import { loadReportCopy } from '@beian/orders/material';
import { loadMadeForm } from '@beian/orders/verification-form';
import { loadPublishedCodes } from '@beian/records/published';

/** The attachment codes that the bureaus published, else ours. Loaded once per file. */
export const loadAttachmentCodes = async (ctx: AppContext): Promise<AttachmentCodes> =>
  attachmentCodes(await transaction(ctx, system('bureau'), (tx) => loadPublishedCodes(tx)));

/**
 * The report of one order, with its images reduced to the sizes that the bureau accepts; a cancellation has none. A verification form that
 * nobody hands in on paper is the one that the desk makes.
 */
export async function buildReport(ctx: AppContext, order: OrderToReport, codes: AttachmentCodes): Promise<Report> {
  const { content } = order;
  if (content.block === null) throw new Error(`order ${order.orderId} is entered by hand`);
  if (content.block === 'ZXBA') return content;
  const attachments: ReportAttachment[] = [];
  for (const image of order.materials) {
    if (!isReported(image.kind)) continue;
    const bytes = await loadReportCopy(ctx, image, materialRow(image.kind).reportLimit);
    attachments.push({ kind: image.kind, bytes });
  }
  if (order.materials.every(({ kind }) => kind !== 'VERIFICATION_FORM')) {
    const bytes = await loadMadeForm(ctx, order.orderId);
    if (bytes !== undefined) attachments.push({ kind: 'VERIFICATION_FORM', bytes });
  }
  return { ...content, attachments, codes };
}
