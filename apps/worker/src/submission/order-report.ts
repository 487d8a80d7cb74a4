import {
  encodeReport,
  previewReport,
  type Report,
  UnreportableFiling,
  type UploadBlock,
} from '@beian/bureau-protocol/upload';
import { isStoreError } from '@beian/database/connection';
import { system, transaction } from '@beian/database/transaction';
import type { AttachmentCodes } from '@beian/domain/codes';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { perform } from '@beian/orders/perform';
import { buildReport } from '@beian/submissions/report-check';
import { replaceReportCheck, storeBrokenReport } from '@beian/submissions/submissions';
import { scrub, stackFramesOf } from '../log.ts';
import type { WorkerContext } from '../worker-context.ts';

/** A record of a data file, and the bureau's id of its subject. */
export interface EncodedReport {
  readonly subject: string;
  readonly block: UploadBlock;
  readonly bytes: Buffer;
}

/**
 * Builds the report of one order. The guard `reportable` keeps out orders that the bureau would refuse; if one gets here, or its images
 * cannot be opened, only this order goes back to a person with the reason, and the others continue.
 */
export async function encodeOrderReport(
  work: WorkerContext,
  orderId: string,
  codes: AttachmentCodes,
): Promise<EncodedReport | undefined> {
  const { ctx, log } = work;
  let subject: string;
  let report: Report;
  try {
    const order = await transaction(ctx, system('bureau'), (tx) => loadOrderToReport(ctx, tx, orderId));
    subject = order.subjectId;
    report = await buildReport(ctx, order, codes);
  } catch (error) {
    // A database error says nothing about the order.
    if (isStoreError(error)) throw error;
    log.error({ orderId, why: scrub(error), at: stackFramesOf(error) }, 'the report of a pushed order cannot be built');
    await failOrderReport(work, orderId);
    return undefined;
  }
  try {
    return { subject, block: report.block, bytes: encodeReport(report) };
  } catch (error) {
    if (!(error instanceof UnreportableFiling)) throw error;
  }
  const preview = previewReport(report);
  log.error({ orderId, problems: preview.problems.map(problemLabel) }, 'a pushed order cannot be reported');
  await failOrderReport(work, orderId, preview);
  return undefined;
}

const problemLabel = ({ code, field }: { readonly code: string; readonly field: string }): string => `${code} ${field}`;

/** Moves the order to UPLOAD_FAILED with the report's problems; without `preview`: the report cannot be built. */
async function failOrderReport(
  { ctx }: WorkerContext,
  orderId: string,
  preview?: ReturnType<typeof previewReport>,
): Promise<void> {
  await transaction(ctx, system('clock'), async (tx) => {
    const problems = preview?.problems.map(problemLabel).slice(0, 64) ?? [];
    const outcome = await perform(ctx, tx, {
      event: 'failReport',
      orderId,
      actor: system('clock'),
      input: { problems },
    });
    if (!outcome.ok) return;
    if (preview === undefined) await storeBrokenReport(ctx, tx, orderId);
    else await replaceReportCheck(ctx, tx, orderId, preview);
  });
}
