import type { Report } from '@beian/bureau-protocol/upload';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { type AttachmentCodes, attachmentCodes } from '@beian/domain/codes';
import { isReported, materialRow } from '@beian/domain/filing';
import type { OrderToReport } from '@beian/orders/bureau-answer';
import { loadReportCopy } from '@beian/orders/material';
import { loadPublishedCodes } from '@beian/records/published';

/** The attachment codes that the bureaus published, else ours. Loaded once per file. */
export const loadAttachmentCodes = async (ctx: AppContext): Promise<AttachmentCodes> =>
  attachmentCodes(await transaction(ctx, system('bureau'), (tx) => loadPublishedCodes(tx)));

/** The report of one order, with its images reduced to the sizes that the bureau accepts; a cancellation has none. */
export async function buildReport(ctx: AppContext, order: OrderToReport, codes: AttachmentCodes): Promise<Report> {
  if (order.content.block === 'ZXBA') return order.content;
  const attachments = [];
  for (const image of order.materials) {
    if (!isReported(image.kind)) continue;
    const bytes = await loadReportCopy(ctx, image, materialRow(image.kind).reportLimit);
    attachments.push({ kind: image.kind, bytes });
  }
  return { ...order.content, attachments, codes };
}
