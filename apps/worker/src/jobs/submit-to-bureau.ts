import {
  aloneOnBureau,
  inTransaction,
  isSubmitting,
  listBureaus,
  markDone,
  settleSubmission,
  submissionInFlight,
  system,
} from '@beian/orders';
import { askWhatItHas } from '../submission/ask.ts';
import { prepareNext } from '../submission/prepare.ts';
import { rests } from '../submission/rest.ts';
import { send } from '../submission/send.ts';
import { type Handler, NotYet, type Work } from '../work.ts';

/** Steps of one run: a bureau that answers in circles is left to the next sweep. */
const STEPS = 12;

/**
 * Brings the files of one connection to its bureau, one at a time. The outbox row stays open while the order waits, so
 * that a sweep comes back for it: after a crash, a closed bureau, an answer that was lost.
 * @throws NotYet where another job is at the connection: it may have looked for orders before this one came
 */
export const submitToBureau: Handler<'submitToBureau'> = async (work, { bureauId, orderId }, outboxId) => {
  const { house } = work;
  const waits = () => inTransaction(house, system('bureau'), (tx) => isSubmitting(tx, orderId));
  const alone =
    rests(bureauId) ||
    !(await waits()) ||
    (await aloneOnBureau(house, bureauId, async () => {
      for (let step = 0; step < STEPS && (await advance(work, bureauId)); step++);
    }));
  const stillWaits = await inTransaction(house, system('bureau'), async (tx) => {
    const waiting = await isSubmitting(tx, orderId);
    if (!waiting && outboxId !== null) await markDone(tx, outboxId);
    return waiting;
  });
  if (!alone && stillWaits) throw new NotYet('another job is at this connection');
};

/** One step for one connection; false when there is nothing to do now. */
async function advance(work: Work, bureauId: string): Promise<boolean> {
  const { house, ports } = work;
  if (rests(bureauId)) return false;
  const { connection, submission } = await inTransaction(house, system('bureau'), async (tx) => ({
    connection: (await listBureaus(house, tx)).find((one) => one.id === bureauId),
    submission: await submissionInFlight(house, tx, bureauId),
  }));
  if (connection === undefined || connection.stopped !== null) return false;
  if (submission === undefined) return prepareNext(work, connection);
  const call = { work, connection, client: ports.bureau(connection), submission };
  switch (submission.state) {
    case 'PREPARED':
      return send(call);
    case 'SENDING':
      // We hold the connection alone: whoever was sending is dead, and nobody knows what the bureau took.
      return settleSubmission(house, submission.id, 'loseAnswer');
    case 'UNKNOWN':
      return askWhatItHas(call);
    default:
      return false;
  }
}
