import { type Deflated, deflateFile } from '@beian/bureau-protocol/protocol';
import { encodeMaterial, encodeVerificationResult, fileFrame, UnanswerableTask } from '@beian/bureau-protocol/upload';
import { writeAudit } from '@beian/database/audit';
import { isStoreError } from '@beian/database/connection';
import { system, transaction } from '@beian/database/transaction';
import { materialRow } from '@beian/domain/filing';
import { loadReportCopy } from '@beian/orders/material';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { type MaterialToSend, replyToSend, type WaitingReply, waitingReply } from '@beian/submissions/rectifications';
import { takeReplyBack } from '@beian/submissions/replies';
import { loadAttachmentCodes } from '@beian/submissions/report-check';
import { OrderChanged, prepareSubmission, storeDataFile } from '@beian/submissions/submissions';
import { scrub } from '../log.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Builds and numbers a file with the oldest reply that waits: a verification result or materials (docs/spec/bureau-interface.md B-8.6, B-8.7).
 * `none`: none waits; undefined: it cannot be written and was taken back, or waits no more.
 */
export async function prepareReplyFile(
  work: WorkerContext,
  connection: BureauConnectionRow,
): Promise<{ readonly id: string; readonly deflated: Promise<Deflated> } | 'none' | undefined> {
  const { ctx, log } = work;
  const reply = await transaction(ctx, system('bureau'), (tx) => waitingReply(tx, connection.id));
  if (reply === undefined) return 'none';
  const records = await encode(work, connection, reply);
  if (records === undefined) return undefined;
  const [head, tail] = fileFrame(connection.ispId, reply.kind === 'result' ? 'HSJG' : 'XZHYD');
  const pieces = [head, ...records, tail];
  const kept = await storeDataFile(ctx, pieces);
  try {
    const file = { bureauId: connection.id, xml: kept, orderIds: [], replyTo: reply.id };
    const id = await transaction(ctx, system('bureau'), (tx) => prepareSubmission(ctx, tx, file));
    log.info({ submissionId: id, rectificationId: reply.id, kind: reply.kind, bytes: kept.bytes }, 'file prepared');
    return { id, deflated: deflateFile(pieces) };
  } catch (error) {
    // Any other error may come after the commit, when a row refers to the file.
    if (!(error instanceof OrderChanged)) throw error;
    await ctx.files.delete(kept.stored);
    return undefined;
  }
}

/** Audit action of each kind of reply. */
const actions = { result: 'answerVerificationTask', material: 'sendVerificationMaterial' } as const;

/** Undefined: the reply cannot be written any more, for instance after the retention of the task's file or of the materials, or because one of them is lost. */
async function encode(
  work: WorkerContext,
  { ispId }: BureauConnectionRow,
  waiting: WaitingReply,
): Promise<readonly Buffer[] | undefined> {
  const { ctx, log } = work;
  try {
    const reply = await transaction(ctx, system('bureau'), (tx) => replyToSend(ctx, tx, waiting));
    if (reply.kind === 'result') return [encodeVerificationResult(reply.file, reply.task, { ...reply, ispId })];
    const records = await encodeMaterials(work, reply);
    if (records.length > 0) return records;
    throw new UnanswerableTask(['XZHYD/Fjxx']);
  } catch (error) {
    // A database error says nothing about the reply.
    if (isStoreError(error)) throw error;
    const problems = error instanceof UnanswerableTask ? error.problems : [scrub(error)];
    log.error(
      { rectificationId: waiting.id, problems },
      'a reply to a bureau cannot be written: its notice is open again',
    );
    await transaction(ctx, system('clock'), async (tx) => {
      await takeReplyBack(tx, waiting.id);
      await writeAudit(tx, system('clock'), actions[waiting.kind], waiting.id, 'refused', { problems });
    });
    return undefined;
  }
}

async function encodeMaterials(
  { ctx }: WorkerContext,
  { materials, subjectId, websiteId }: MaterialToSend,
): Promise<Buffer[]> {
  const attachments = [];
  for (const image of materials)
    attachments.push({
      kind: image.kind,
      bytes: await loadReportCopy(ctx, image, materialRow(image.kind).reportLimit),
    });
  return encodeMaterial({ attachments, codes: await loadAttachmentCodes(ctx), subjectId, websiteId });
}
