import { type Deflated, deflateFile } from '@beian/bureau-protocol/protocol';
import { encodeVerificationResult, fileFrame, UnanswerableTask } from '@beian/bureau-protocol/upload';
import { writeAudit } from '@beian/database/audit';
import { system, transaction } from '@beian/database/transaction';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { type ResultToSend, resultToSend } from '@beian/submissions/rectifications';
import { takeReplyBack } from '@beian/submissions/replies';
import { OrderChanged, prepareSubmission, storeDataFile } from '@beian/submissions/submissions';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Builds and numbers a file with the oldest verification result that waits (docs/spec/bureau-interface.md B-8.7). `none`: none waits;
 * undefined: it cannot be written and was taken back, or waits no more.
 */
export async function prepareResultFile(
  work: WorkerContext,
  connection: BureauConnectionRow,
): Promise<{ readonly id: string; readonly deflated: Promise<Deflated> } | 'none' | undefined> {
  const { ctx, log } = work;
  const waiting = await transaction(ctx, system('bureau'), (tx) => resultToSend(ctx, tx, connection.id));
  if (waiting === undefined) return 'none';
  const record = await encode(work, connection, waiting);
  if (record === undefined) return undefined;
  const [head, tail] = fileFrame(connection.ispId, 'HSJG');
  const pieces = [head, record, tail];
  const kept = await storeDataFile(ctx, pieces);
  try {
    const file = { bureauId: connection.id, xml: kept, orderIds: [], replyTo: waiting.id };
    const id = await transaction(ctx, system('bureau'), (tx) => prepareSubmission(ctx, tx, file));
    log.info({ submissionId: id, rectificationId: waiting.id, bytes: kept.bytes }, 'file prepared');
    return { id, deflated: deflateFile(pieces) };
  } catch (error) {
    // Any other error may come after the commit, when a row refers to the file.
    if (!(error instanceof OrderChanged)) throw error;
    await ctx.files.delete(kept.stored);
    return undefined;
  }
}

/** Undefined: the result cannot be written any more, for instance after the retention of the task's file. */
async function encode(
  { ctx, log }: WorkerContext,
  { ispId }: BureauConnectionRow,
  { id, file, task, ...result }: ResultToSend,
): Promise<Buffer | undefined> {
  try {
    return encodeVerificationResult(file, task, { ...result, ispId });
  } catch (error) {
    if (!(error instanceof UnanswerableTask)) throw error;
    const { problems } = error;
    log.error({ rectificationId: id, problems }, 'a verification result cannot be written: its task is open again');
    await transaction(ctx, system('clock'), async (tx) => {
      await takeReplyBack(tx, id);
      await writeAudit(tx, system('clock'), 'answerVerificationTask', id, 'refused', { problems });
    });
    return undefined;
  }
}
