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
  type PendingResync,
  type ResyncResult,
  storeResync,
  withBureauLock,
} from '@beian/submissions/connections';
import {
  countSends,
  loadSubmissionFile,
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
import { MAX_SEQUENCE } from '../submission/max-sequence.ts';
import { describeRecovered, type RecoveredFile, recoverLastFile } from '../submission/recover-file.ts';
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
  /** False: no file was numbered here, so the bureau's number holds, whatever ours is. */
  readonly numberKnown: boolean;
}

async function compare(
  work: WorkerContext,
  connection: BureauConnectionRow,
  { lastSequence, inHours, waiting, numberKnown }: PendingResync,
): Promise<ResyncResult> {
  const found = (ok: boolean, said: BilingualText, theirs: string | null, lacks?: string): ResyncResult => ({
    ok,
    said,
    ours: lastSequence,
    theirs,
    lacks,
  });
  if (connection.password === '') return found(false, accountUnreadable, null);
  const client = work.ports.bureau(connection);
  const answer = await client.previousUpload();
  const file = await transaction(work.ctx, system('bureau'), (tx) => submissionInFlight(tx, connection.id));
  if (answer.kind !== 'answered') {
    // Where a bureau does not name its number, only a person can find out whether it has the file.
    const isLeftToPerson = answer.kind === 'refused' && classifyReturn(answer.code).class === 'other';
    return found(false, noAnswerText(answer), null, isLeftToPerson ? file?.id : undefined);
  }
  const { dataSequence, xml } = answer;
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
  const [ok, said] = file === undefined ? await compareIdle(sides, xml) : await settleFile(sides, file, xml);
  return found(ok, said, dataSequence, file && (await isLacked(sides, file, xml)) ? file.id : undefined);
}

/** The bureau's last file is not this one, and its number can be followed. */
async function isLacked({ work, theirs }: NumberComparison, { id }: Submission, xml: Buffer | null): Promise<boolean> {
  if (theirs > MAX_SEQUENCE) return false;
  return !xml?.equals(await transaction(work.ctx, system('bureau'), (tx) => loadSubmissionFile(work.ctx, tx, id)));
}

function noAnswerText(answer: Exclude<PreviousUploadAnswer, { kind: 'answered' }>): BilingualText {
  if (answer.kind === 'fault')
    return bilingual('管局没有给出可用的答复，请稍后再试', 'The bureau gave no answer that can be used: try later');
  const { message, meaning } = classifyReturn(answer.code);
  return bilingual(
    `管局拒绝查询：${answer.code} ${message}。有文件在途时请与管局核实，再认定结果或撤下`,
    `The bureau refuses the question: ${answer.code} ${meaning}. If a file is under way settle it with the bureau, then say what became of it or withdraw it`,
  );
}

/** Settles a file that has a number and no answer. This job holds the connection's lock, so no other worker is sending it. */
async function settleFile(sides: NumberComparison, file: Submission, xml: Buffer | null): Promise<Outcome> {
  const { work, theirs } = sides;
  const { ctx, env } = work;
  const number = BigInt(file.sequence);
  const sent = () => transaction(ctx, system('bureau'), (tx) => loadSubmissionFile(ctx, tx, file.id));
  const isOurs = theirs === number && xml?.equals(await sent()) === true;
  if (file.state === 'PREPARED') return compareUnsent(sides, file, isOurs);
  if (file.state === 'SENDING') await settleSubmission(ctx, file.id, 'loseAnswer');
  if (isOurs) {
    await settleSubmission(ctx, file.id, 'findAccepted');
    return [
      true,
      bilingual(
        `管局已收到第 ${number} 号文件，已认定受理`,
        `The bureau has file no. ${number}: it is settled as accepted`,
      ),
    ];
  }
  if (theirs < number) {
    const { msSince } = await transaction(ctx, system('bureau'), (tx) => countSends(tx, file.id));
    const early = msSince === null ? 0 : env.BUREAU_SETTLE_MS - msSince;
    if (early > 0) {
      await transaction(ctx, system('bureau'), (tx) => delayCalls(tx, file.bureauId, early));
      const minutes = Math.ceil(early / 60_000);
      return [
        false,
        bilingual(
          `管局末次序号是 ${theirs}，尚未受理第 ${number} 号；管局处理时限未到，${minutes} 分钟后自动再查`,
          `The bureau's last number is ${theirs}, without no. ${number} so far; it may still take it: asked again in ${minutes} min`,
        ),
      ];
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
  const why = conflictText(theirs, number);
  await transaction(ctx, system('bureau'), (tx) => requestDecision(tx, file.id, why));
  return [false, why];
}

const conflictText = (theirs: bigint, number: bigint): BilingualText =>
  theirs === number
    ? bilingual(
        `管局在第 ${number} 号下收到的是另一个文件，请与管局核实后认定结果`,
        `The bureau has another file under no. ${number}: settle it with the bureau`,
      )
    : bilingual(
        `管局末次序号是 ${theirs}，我方在途的是第 ${number} 号，请与管局核实后认定结果`,
        `The bureau's last number is ${theirs}, our file under way is no. ${number}: settle it with the bureau`,
      );

/** Of a file that waits to be sent. */
async function compareUnsent(sides: NumberComparison, { id, sequence }: Submission, isOurs: boolean): Promise<Outcome> {
  const { work, theirs } = sides;
  const number = BigInt(sequence);
  if (theirs === number - 1n)
    return [true, bilingual(`双方一致，下一号是 ${number}`, `Both sides agree; the next number is ${number}`)];
  if (isOurs)
    return [
      true,
      bilingual(
        `管局已有第 ${number} 号文件，下次发送时认定受理`,
        `The bureau has file no. ${number}: settled when it is sent next`,
      ),
    ];
  const before = { ...sides, ours: number - 1n };
  const refusedWith = await transaction(work.ctx, system('bureau'), (tx) => refusalOf(tx, id));
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
  if (refusedWith !== null)
    return [
      false,
      bilingual(
        `管局末次序号是 ${theirs}，拒收的文件是第 ${number} 号：可将文件改号重报（从第 ${theirs + 1n} 号起），或撤下`,
        `The bureau's last number is ${theirs}, the file that it refuses is no. ${number}: send it under a new number (from no. ${theirs + 1n}), or withdraw it`,
      ),
    ];
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
  const { work, connection, ours, theirs, numberKnown } = sides;
  if (numberKnown && theirs > 0n && theirs >= ours && theirs <= MAX_SEQUENCE) {
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
