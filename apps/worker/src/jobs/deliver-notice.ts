import { markJobDone } from '@beian/database/outbox';
import { system, type Tx, transaction } from '@beian/database/transaction';
import { claimNotice, markFailed, markSent, readNotice, releaseNotice } from '@beian/orders/notices';
import { scrub } from '../log.ts';
import { type JobHandler, RetryLater } from '../worker-context.ts';

/**
 * Sends one notice at least once, without a transaction meanwhile: the row is marked after the gateway accepted it, and the id is sent along. A notice that cannot be
 * delivered for a day (a dead address, a gateway that is gone) is given up and logged.
 */
export const deliverNotice: JobHandler<'deliverNotice' | 'deliverReminder'> = async (
  { ctx, env, ports, log },
  { noticeId },
  outboxId,
) => {
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => transaction(ctx, system('clock'), work);
  const end = (mark?: (tx: Tx, id: string) => Promise<void>) =>
    inTransaction(async (tx) => {
      await mark?.(tx, noticeId);
      if (outboxId !== null) await markJobDone(tx, outboxId);
    });
  const notice = await inTransaction(async (tx) => {
    const claim = await claimNotice(tx, noticeId);
    if (claim === 'ANOTHER') throw new RetryLater('another worker is sending this notice');
    return claim === 'MINE' ? readNotice(ctx, tx, noticeId, env.CONSOLE_URL) : undefined;
  });
  if (notice === undefined) {
    await end();
    return undefined;
  }
  const logFields = { noticeId, channel: notice.channel };
  try {
    await ports[notice.channel](notice);
  } catch (error) {
    if (!notice.isLastAttempt) {
      await inTransaction((tx) => releaseNotice(tx, noticeId));
      throw error;
    }
    await end(markFailed);
    log.error({ ...logFields, why: scrub(error) }, 'a notice could not be delivered for a day: it is given up');
    return 'GIVEN_UP';
  }
  await end(markSent);
  log.info(logFields, 'notice sent');
  return undefined;
};
