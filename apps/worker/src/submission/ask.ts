import { text } from '@beian/domain';
import { askPerson, inTransaction, msSinceSent, submissionFile, system, waitFor } from '@beian/orders';
import { type Call, later, settle } from './call.ts';

/**
 * What did you last get from me? Ours: accepted. An earlier one: not taken, to be sent again under the same number (should
 * more be missing, 14 will name it). Anything else: a person says what became of it (bureau-interface.md §5), and the
 * bureau is asked on. Compared by the XML, because the bureau may pack it anew.
 */
export async function askWhatItHas(call: Call): Promise<boolean> {
  const { work, connection, client, submission } = call;
  const since = await inTransaction(work.house, system('bureau'), (tx) => msSinceSent(tx, submission.id));
  const early = since === null ? 0 : work.env.BUREAU_SETTLE_MS - since;
  if (early > 0) {
    await inTransaction(work.house, system('bureau'), (tx) => waitFor(tx, connection.id, early));
    return false;
  }
  const answer = await client.previousUpload();
  if (answer.kind !== 'answered') {
    const why = answer.kind === 'fault' ? answer.cause : answer.code;
    work.log.warn({ submissionId: submission.id, why }, 'the bureau does not say what it has');
    await later(call);
    return false;
  }
  const last = BigInt(answer.dataSequence);
  const ours = BigInt(submission.sequence);
  work.log.info({ submissionId: submission.id, last: String(last), ours: String(ours) }, 'the bureau says what it has');
  if (last === ours) {
    const file = await inTransaction(work.house, system('bureau'), (tx) =>
      submissionFile(work.house, tx, submission.id),
    );
    if (answer.xml?.equals(file)) return settle(call, 'findAccepted');
  }
  if (last < ours) return settle(call, 'findMissing');
  const why =
    last === ours
      ? text(
          `管局在第 ${ours} 号下收到的是另一个文件，请与管局核实后认定结果`,
          `The bureau has another file under number ${ours}: settle it with the bureau`,
        )
      : text(
          `管局末次序号是 ${last}，本文件是第 ${ours} 号，请与管局核实后认定结果`,
          `The bureau's last number is ${last}, this file's is ${ours}: settle it with the bureau`,
        );
  await inTransaction(work.house, system('bureau'), (tx) => askPerson(tx, submission.id, why));
  work.log.error({ submissionId: submission.id, why: why.en }, 'nobody can tell what became of it: a person must');
  await later(call);
  return false;
}
