import { type BureauClient, classifyReturn, encodeChangeFiling, UnreportableFiling } from '@beian/bureau';
import type { SubmissionEvent } from '@beian/domain';
import {
  aloneOnBureau,
  type BureauConnectionRow,
  inTransaction,
  isSubmitting,
  listBureaus,
  markDone,
  msSinceSent,
  ordersToSubmit,
  orderToReport,
  prepareSubmission,
  type Submission,
  settleSubmission,
  stopBureau,
  submissionInFlight,
  system,
} from '@beian/orders';
import type { Handler, Work } from '../work.ts';
import { filingOf } from './prepare-report.ts';

/** Filings per file: about 0.55 MB each, 50 MB a file (bureau-interface.md §3.4). */
const FILINGS = 80;
/** Steps of one run: a bureau that answers in circles is left to the next sweep. */
const STEPS = 12;

const inBureau = <T>(work: Work, run: (tx: Parameters<Parameters<typeof inTransaction<T>>[2]>[0]) => Promise<T>) =>
  inTransaction(work.house, system('bureau'), run);

/**
 * Brings the files of one connection to its bureau, one at a time. The outbox row stays open while the order waits, so
 * that a sweep comes back for it: after a crash, a closed bureau, an answer that was lost.
 */
export const submitToBureau: Handler<'submitToBureau'> = async (work, { bureauId, orderId }, outboxId) => {
  await aloneOnBureau(work.house, bureauId, async () => {
    for (let step = 0; step < STEPS && (await advance(work, bureauId)); step++);
  });
  await inBureau(work, async (tx) => {
    if (outboxId !== null && !(await isSubmitting(tx, orderId))) await markDone(tx, outboxId);
  });
};

/** One step for one connection; false when there is nothing to do now. */
async function advance(work: Work, bureauId: string): Promise<boolean> {
  const found = await inBureau(work, async (tx) => ({
    connection: (await listBureaus(work.house, tx)).find((one) => one.id === bureauId),
    submission: await submissionInFlight(work.house, tx, bureauId),
  }));
  const { connection, submission } = found;
  if (connection === undefined || connection.stopped !== null) return false;
  if (submission === undefined) return prepareNext(work, connection);
  const client = work.ports.bureau(connection);
  switch (submission.state) {
    case 'PREPARED':
      return send(work, connection, client, submission);
    case 'SENDING':
      // We hold the connection alone: whoever was sending is dead, and nobody knows what the bureau took.
      return settleSubmission(work.house, submission.id, 'loseAnswer');
    case 'UNKNOWN':
      return ask(work, connection, client, submission);
    default:
      return false;
  }
}

async function prepareNext(work: Work, connection: BureauConnectionRow): Promise<boolean> {
  const orders = await inBureau(work, async (tx) => {
    const ids = await ordersToSubmit(tx, connection.id, FILINGS);
    const read = [];
    for (const id of ids) read.push(await orderToReport(work.house, tx, id));
    return read;
  });
  const filings = [];
  for (const order of orders) filings.push({ orderId: order.orderId, filing: await filingOf(work.house, order) });
  while (filings.length > 0) {
    try {
      const { xml } = encodeChangeFiling({ qqdwid: connection.ispId, filings: filings.map((one) => one.filing) });
      const orderIds = filings.map((one) => one.orderId);
      const id = await inBureau(work, (tx) =>
        prepareSubmission(work.house, tx, { bureauId: connection.id, xml, orderIds }),
      );
      work.log.info({ submissionId: id, orders: orderIds.length }, 'file prepared');
      return true;
    } catch (error) {
      // The guard `reportable` keeps such an order out; should one come, it alone waits for a person.
      if (!(error instanceof UnreportableFiling)) throw error;
      const bad = filings.findIndex((one) => isUnreportable(one.filing, connection.ispId));
      work.log.error(
        { orderId: filings[bad]?.orderId, why: error.message },
        'an order that cannot be reported was pushed',
      );
      filings.splice(Math.max(bad, 0), 1);
    }
  }
  return false;
}

function isUnreportable(filing: Parameters<typeof encodeChangeFiling>[0]['filings'][number], qqdwid: string): boolean {
  try {
    encodeChangeFiling({ qqdwid, filings: [filing] });
    return false;
  } catch {
    return true;
  }
}

/** The attempt is committed as SENDING before a byte leaves. */
async function send(
  work: Work,
  connection: BureauConnectionRow,
  client: BureauClient,
  submission: Submission,
): Promise<boolean> {
  if (!(await settleSubmission(work.house, submission.id, 'send'))) return false;
  const { fileName, file, sequence } = submission;
  const answer = await client.upload({ fileName, xml: file, dataSequence: sequence });
  const { kind } = answer;
  const code = answer.kind === 'answered' ? answer.code : undefined;
  work.log.info({ submissionId: submission.id, sequence, kind, code }, 'upload answered');
  if (answer.kind === 'unknown') return settle(work, submission, 'loseAnswer');
  if (answer.kind === 'notSent') {
    await settle(work, submission, 'postpone');
    return false;
  }
  switch (classifyReturn(answer.code).class) {
    case 'accepted':
      return settle(work, submission, 'accept', answer.code);
    case 'ourFault':
    case 'tooLarge':
      work.log.error({ submissionId: submission.id, code }, 'the bureau refuses the file');
      return settle(work, submission, 'refuse', answer.code);
    case 'configuration':
      return stop(work, connection, submission, `${answer.code} ${classifyReturn(answer.code).message}`);
    case 'sequence':
      // Refused as repeated, or behind another file: only the bureau's last file tells (bureau-interface.md §5).
      return answer.missing.some((number) => BigInt(number) < BigInt(sequence))
        ? stop(work, connection, submission, `14: ${answer.missing.join(', ')}`)
        : settle(work, submission, 'loseAnswer', answer.code);
    default:
      await settle(work, submission, 'postpone', answer.code);
      return false;
  }
}

const settle = (work: Work, submission: Submission, event: SubmissionEvent, code?: string): Promise<boolean> =>
  settleSubmission(work.house, submission.id, event, code);

async function stop(
  work: Work,
  connection: BureauConnectionRow,
  submission: Submission,
  why: string,
): Promise<boolean> {
  await settle(work, submission, 'postpone');
  await inBureau(work, (tx) => stopBureau(tx, connection.id, why));
  work.log.error({ bureauId: connection.id, why }, 'connection stopped: a person must look at it');
  return false;
}

/** What did you last get from me? Compared by the XML, because the bureau may pack it anew. */
async function ask(
  work: Work,
  connection: BureauConnectionRow,
  client: BureauClient,
  submission: Submission,
): Promise<boolean> {
  const since = await inBureau(work, (tx) => msSinceSent(tx, submission.id));
  if (since !== null && since < work.env.BUREAU_SETTLE_MS) return false;
  const answer = await client.previousUpload();
  if (answer.kind !== 'answered') {
    work.log.warn({ submissionId: submission.id, answer: answer.kind }, 'the bureau does not say what it has');
    return false;
  }
  const last = BigInt(answer.dataSequence);
  const ours = BigInt(submission.sequence);
  if (last === ours && answer.xml?.equals(submission.file)) return settle(work, submission, 'findAccepted');
  if (last === ours - 1n) return settle(work, submission, 'findMissing');
  await inBureau(work, (tx) =>
    stopBureau(
      tx,
      connection.id,
      `the bureau's last file is ${last}, ours is ${ours}${last === ours ? ', with another content' : ''}`,
    ),
  );
  work.log.error(
    { bureauId: connection.id, last: String(last), ours: String(ours) },
    'connection stopped: numbers differ',
  );
  return false;
}
