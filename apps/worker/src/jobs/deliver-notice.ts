import { markJobDone } from '@beian/database/outbox';
import { system, type Tx, transaction } from '@beian/database/transaction';
import { type Channel, channelNames } from '@beian/domain/notices';
import { claimNotice, markFailed, markSent, readNotice, releaseNotice, sendByAnother } from '@beian/orders/notices';
import { scrub } from '../log.ts';
import { Undeliverable } from '../ports/channel-adapter.ts';
import { type JobHandler, RetryLater } from '../worker-context.ts';

/**
 * Makes one delivery at least once, without a transaction meanwhile: the row is marked after the provider accepted it, and the id is sent along. It is
 * given up and logged when the provider says that it never succeeds, or after a day of tries; the notice then goes by another channel that reaches
 * its reader, if there is one.
 */
export const deliverNotice: JobHandler<'deliverNotice' | 'deliverReminder'> = async (
  { ctx, env, ports, log },
  { noticeId },
  outboxId,
) => {
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => transaction(ctx, system('clock'), work);
  const end = (mark?: (tx: Tx) => Promise<void>) =>
    inTransaction(async (tx) => {
      await mark?.(tx);
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
    const deliver = ports.channels[notice.channel];
    if (deliver === undefined) throw new Undeliverable('SWITCHED_OFF', 'this channel is not connected');
    await deliver(notice);
  } catch (error) {
    const isFinal = error instanceof Undeliverable;
    if (!isFinal && !notice.isLastAttempt) {
      await inTransaction((tx) => releaseNotice(tx, noticeId));
      throw error;
    }
    const connected = channelNames.filter((name) => ports.channels[name] !== undefined);
    let instead: readonly Channel[] = [];
    await end(async (tx) => {
      instead = await sendByAnother(ctx, tx, noticeId, connected);
      await markFailed(tx, noticeId, isFinal ? error.fault : 'NO_ANSWER');
    });
    log.error(
      { ...logFields, why: scrub(error), instead },
      isFinal
        ? 'a notice cannot be delivered by this channel: it is given up'
        : 'a notice could not be delivered for a day: it is given up',
    );
    return 'GIVEN_UP';
  }
  await end((tx) => markSent(tx, noticeId));
  log.info(logFields, 'notice sent');
  return undefined;
};
