import type { PreviousUploadAnswer } from '@beian/bureau-protocol/client';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { type BilingualText, bilingual } from '@beian/domain/text';
import {
  accountUnreadable,
  adoptNumber,
  type BureauConnectionRow,
  bureauToResync,
  delayCalls,
  listBureaus,
  MAX_SEQUENCE,
  type PendingResync,
  type ResyncResult,
  storeResync,
  withBureauLock,
} from '@beian/submissions/connections';
import {
  countSends,
  isOurFile,
  refusalOf,
  requestDecision,
  type Submission,
  settleSubmission,
  submissionInFlight,
} from '@beian/submissions/submissions';
import {
  findLackingFiles,
  type LackingFiles,
  type ComparisonResult as Outcome,
  resendLackingFiles,
} from '../submission/lacking-files.ts';
import { describeRecovered, hasLostFiles, type RecoveredFile, recoverLastFile } from '../submission/recover-file.ts';
import { conflictText, msUntilSettled } from '../submission/resolve-unknown.ts';
import { type JobHandler, RetryLater, type WorkerContext } from '../worker-context.ts';

/**
 * Compares a connection's sequence numbers with the bureau's and repairs differences: settles a file with an unknown answer, sends files
 * again that the bureau lacks, and adopts a higher number of the bureau if no file is in flight (docs/spec/bureau-interface.md B-5). Holds the
 * connection's lock, so it waits while a file is being sent.
 */
export const resyncBureau: JobHandler<'resyncBureau'> = async (work, { resyncId }, outboxId) => {
  const { ctx, log } = work;
  const found = await transaction(ctx, system('bureau'), async (tx) => {
    const asked = await bureauToResync(tx, resyncId);
    const connection = asked && (await listBureaus(ctx, tx)).find((one) => one.id === asked.bureauId);
    return connection && { ...asked, connection };
  });
  if (found !== undefined) {
    const alone = await withBureauLock(ctx, found.bureauId, async () => {
      // Read again: a file sent in the meantime has its answer now.
      const now = await transaction(ctx, system('bureau'), (tx) => bureauToResync(tx, resyncId));
      if (now === undefined) return;
      const compared = await compare(work, found.connection, now);
      log.info({ bureauId: found.bureauId, ...compared, said: compared.said.en }, 'numbers compared');
      await transaction(ctx, system('bureau'), async (tx) => {
        await storeResync(tx, resyncId, found.bureauId, compared);
        if (compared.ok) await delayCalls(tx, found.bureauId, 0);
      });
    });
    if (!alone) throw new RetryLater('the connection is being spoken to');
  }
  if (outboxId !== null) await transaction(ctx, system('bureau'), (tx) => markJobDone(tx, outboxId));
};

interface NumberComparison extends LackingFiles {
  /** Orders that would be sent under the next number. */
  readonly leaving: number;
  /** False: no file was numbered here, nor lost, so the bureau's number holds, whatever ours is. */
  readonly numberKnown: boolean;
}

async function compare(
  work: WorkerContext,
  connection: BureauConnectionRow,
  { lastSequence, inHours, waiting, numberKnown: wasKnown }: PendingResync,
): Promise<ResyncResult> {
  const found = (ok: boolean, said: BilingualText, theirs: string | null, lacks?: string): ResyncResult => ({
    ok,
    said,
    ours: lastSequence,
    theirs,
    lacks,
  });
  const { ctx } = work;
  const file = await transaction(ctx, system('bureau'), (tx) => submissionInFlight(tx, connection.id));
  // This job holds the connection's lock, so nobody is sending the file any more.
  if (file?.state === 'SENDING') await settleSubmission(ctx, file.id, 'loseAnswer');
  if (connection.password === '') return found(false, accountUnreadable, null);
  const client = work.ports.bureau(connection);
  const answer = await client.previousUpload();
  // Where the bureau does not say what it has, only a person can find out.
  if (answer.kind !== 'answered') return found(false, noAnswerText(answer), null, file?.id);
  const { dataSequence, xml } = answer;
  const numberKnown = wasKnown || (await hasLostFiles(work, connection.id, dataSequence, xml));
  const sides: NumberComparison = {
    work,
    connection,
    client,
    ours: BigInt(lastSequence),
    theirs: BigInt(dataSequence),
    mayReport: connection.stopped === null && inHours,
    leaving: connection.stopped === null && numberKnown ? waiting : 0,
    numberKnown,
  };
  if (file === undefined) {
    const [ok, said] = await compareIdle(sides, xml);
    return found(ok, said, dataSequence);
  }
  const isTheirs = sides.theirs === BigInt(file.sequence) && isOurFile(file, xml);
  if (isTheirs && (await settleSubmission(ctx, file.id, 'findAccepted')))
    return found(true, acceptedText(file.sequence), dataSequence);
  const unsent = file.state === 'PREPARED';
  const early = unsent ? undefined : await tooEarlyText(sides, file);
  if (early !== undefined) return found(false, early, dataSequence);
  const [ok, said] = unsent ? await compareUnsent(sides, file) : await compareUnknown(sides, file);
  return found(ok, said, dataSequence, file.id);
}

const acceptedText = (number: string): BilingualText =>
  bilingual(
    `管局已收到第 ${number} 号文件，已认定受理`,
    `The bureau has file no. ${number}: it is settled as accepted`,
  );

function noAnswerText(answer: Exclude<PreviousUploadAnswer, { kind: 'answered' }>): BilingualText {
  if (answer.kind === 'fault')
    return bilingual(
      '管局没有给出可用的答复，请稍后再试。有文件在途时也可与管局核实，再认定结果或撤下',
      'The bureau gave no answer that can be used: try later. If a file is under way you may settle it with the bureau, then say what became of it or withdraw it',
    );
  const { message, meaning } = classifyReturn(answer.code);
  return bilingual(
    `管局拒绝查询：${answer.code} ${message}。有文件在途时请与管局核实，再认定结果或撤下`,
    `The bureau refuses the question: ${answer.code} ${meaning}. If a file is under way settle it with the bureau, then say what became of it or withdraw it`,
  );
}

/** The bureau may still be taking the file: it is asked again later. */
async function tooEarlyText({ work, theirs }: NumberComparison, file: Submission): Promise<BilingualText | undefined> {
  const { ctx, env } = work;
  const sends = await transaction(ctx, system('bureau'), (tx) => countSends(tx, file.id));
  const early = msUntilSettled(env, sends);
  if (early === 0 || theirs >= BigInt(file.sequence)) return undefined;
  await transaction(ctx, system('bureau'), (tx) => delayCalls(tx, file.bureauId, early));
  const minutes = Math.ceil(early / 60_000);
  return bilingual(
    `管局末次序号是 ${theirs}，尚未受理第 ${file.sequence} 号；管局处理时限未到，${minutes} 分钟后自动再查`,
    `The bureau's last number is ${theirs}, without no. ${file.sequence} so far; it may still take it: asked again in ${minutes} min`,
  );
}

/** Of a file without a certain outcome, which is not the bureau's last. */
async function compareUnknown({ work: { ctx }, theirs }: NumberComparison, file: Submission): Promise<Outcome> {
  const number = BigInt(file.sequence);
  if (theirs >= number) {
    const why = conflictText(theirs, number);
    await transaction(ctx, system('bureau'), (tx) => requestDecision(tx, file.id, why));
    return [false, why];
  }
  await settleSubmission(ctx, file.id, 'findMissing');
  return [
    true,
    bilingual(
      `管局末次序号是 ${theirs}，没有收到第 ${number} 号文件，将以原序号重发同一文件`,
      `The bureau's last number is ${theirs}: it lacks file no. ${number}, and the same file is sent again under its number`,
    ),
  ];
}

/** Of a file that waits to be sent, and is not the bureau's last. */
async function compareUnsent(sides: NumberComparison, { id, sequence }: Submission): Promise<Outcome> {
  const { work, theirs } = sides;
  const number = BigInt(sequence);
  if (theirs === number - 1n)
    return [true, bilingual(`双方一致，下一号是 ${number}`, `Both sides agree; the next number is ${number}`)];
  const before = { ...sides, ours: number - 1n };
  const { refusedWith, times } = await transaction(work.ctx, system('bureau'), async (tx) => ({
    refusedWith: await refusalOf(tx, id),
    times: (await countSends(tx, id)).times,
  }));
  const lacking = theirs < number ? await findLackingFiles(before) : undefined;
  // After code 14 the missing files are sent with this one.
  if (lacking !== undefined && (refusedWith === null || refusedWith === '14'))
    return [
      true,
      bilingual(
        `管局末次序号是 ${theirs}，缺少的文件在发送第 ${number} 号时按原序号补报`,
        `The bureau's last number is ${theirs}: what it lacks is sent again when no. ${number} is`,
      ),
    ];
  if (lacking !== undefined) return resendLackingFiles(before);
  if (times > 0) return [false, conflictText(theirs, number)];
  return [
    false,
    bilingual(
      `管局末次序号是 ${theirs}，我方待发送的是第 ${number} 号。发送后如被拒收，再核对序号即可改号重报`,
      `The bureau's last number is ${theirs}, our next file is no. ${number}. If it is refused, compare again and send it under a new number`,
    ),
  ];
}

/** No file is in flight. */
async function compareIdle(sides: NumberComparison, xml: Buffer | null): Promise<Outcome> {
  const { work, connection, ours, theirs, leaving, numberKnown } = sides;
  // Once the last file is recorded both numbers agree, and what waits would leave, although files before it may hold it.
  const isHeldBack = leaving > 0 && theirs > ours + 1n;
  if (numberKnown && !isHeldBack && theirs > 0n && theirs >= ours && theirs <= MAX_SEQUENCE) {
    const recovered = await recoverLastFile(work, connection.id, String(theirs), xml);
    if (recovered !== undefined && recovered.settled.length + recovered.notPushed.length > 0)
      return recoveredResult(sides, recovered);
  }
  return compareCounts(sides);
}

/** The bureau's last file was lost here, and holds orders of ours. */
async function recoveredResult(
  { work, connection, ours, theirs }: NumberComparison,
  recovered: RecoveredFile,
): Promise<Outcome> {
  // Nothing was settled, so no file of ours has the number: it is followed all the same.
  if (recovered.settled.length === 0 && theirs > ours)
    await transaction(work.ctx, system('bureau'), (tx) => adoptNumber(tx, connection.id, String(ours), String(theirs)));
  return describeRecovered(ours, theirs, recovered);
}

/** No file is in flight, and the bureau's last one holds no order of ours that waits. */
async function compareCounts(sides: NumberComparison): Promise<Outcome> {
  const { work, connection, ours, theirs, leaving, numberKnown } = sides;
  if (theirs === ours && numberKnown)
    return [true, bilingual(`双方一致，末次序号都是 ${ours}`, `Both sides agree; the last number is ${ours}`)];
  if (theirs < ours && numberKnown) return resendLackingFiles(sides);
  const difference = bilingual(
    `管局末次序号是 ${theirs}，我方是 ${ours}`,
    `The bureau's last number is ${theirs}, ours is ${ours}`,
  );
  if (theirs > MAX_SEQUENCE)
    return [
      false,
      bilingual(
        `${difference.zh}：超出序号上限 ${MAX_SEQUENCE}，不予采用，请与管局核实`,
        `${difference.en}: beyond the highest number ${MAX_SEQUENCE}, not taken over; settle it with the bureau`,
      ),
    ];
  // The unknown files (a restored database, another system on the account) may contain the orders that wait.
  if (leaving > 0)
    return [
      false,
      bilingual(
        `${difference.zh}：其间的文件可能已含等待上报的 ${leaving} 个订单。请先暂停连接，与管局核实这些订单，再核对序号`,
        `${difference.en}: the files between may hold orders that wait here (${leaving}). Pause the connection, settle these orders with the bureau, then compare again`,
      ),
    ];
  const adopted = await transaction(work.ctx, system('bureau'), (tx) =>
    adoptNumber(tx, connection.id, String(ours), String(theirs)),
  );
  if (!adopted)
    return [
      false,
      bilingual(
        `${difference.zh}：其间已有新文件编号，请再核对一次`,
        `${difference.en}: a file was numbered meanwhile, compare again`,
      ),
    ];
  const next = theirs + 1n;
  return [
    true,
    numberKnown
      ? bilingual(
          `管局末次序号是 ${theirs}，我方是 ${ours}：已以管局为准，下一号是 ${next}`,
          `The bureau's last number is ${theirs}, ours was ${ours}: the bureau's holds, the next is ${next}`,
        )
      : bilingual(
          `已从管局取得末次序号 ${theirs}，第一个文件是第 ${next} 号`,
          `The bureau's last number is ${theirs}: the first file will be no. ${next}`,
        ),
  ];
}
