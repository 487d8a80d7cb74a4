import { inTransaction, msSinceSent, system } from '@beian/orders';
import { type Call, settle, stop } from './call.ts';
import { rest } from './rest.ts';

/**
 * What did you last get from me? Ours: accepted. The one before: not taken, to be sent again under the same number.
 * Anything else: a person must look (bureau-interface.md §5). Compared by the XML, because the bureau may pack it anew.
 */
export async function askWhatItHas(call: Call): Promise<boolean> {
  const { work, connection, client, submission } = call;
  const since = await inTransaction(work.house, system('bureau'), (tx) => msSinceSent(tx, submission.id));
  if (since !== null && since < work.env.BUREAU_SETTLE_MS) return false;
  const answer = await client.previousUpload();
  if (answer.kind !== 'answered') {
    const why = answer.kind === 'fault' ? answer.cause : answer.code;
    work.log.warn({ submissionId: submission.id, why }, 'the bureau does not say what it has');
    rest(connection.id, work.env.OUTBOX_AGAIN_S * 500);
    return false;
  }
  const last = BigInt(answer.dataSequence);
  const ours = BigInt(submission.sequence);
  work.log.info({ submissionId: submission.id, last: String(last), ours: String(ours) }, 'the bureau says what it has');
  if (last === ours && answer.xml?.equals(submission.file)) return settle(call, 'findAccepted');
  if (last === ours - 1n) return settle(call, 'findMissing');
  return stop(
    call,
    last === ours
      ? `the bureau has another file under number ${ours}`
      : `the bureau's last number is ${last}, ours is ${ours}`,
  );
}
