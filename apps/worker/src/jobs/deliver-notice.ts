import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { claimNotice, markFailed, markSent } from '@beian/orders/notices';
import { scrub } from '../log.ts';
import type { JobHandler } from '../worker-context.ts';

/**
 * Sends one notice at least once: the row is marked after the gateway accepted it, and the id is sent along. A notice that cannot be
 * delivered for a day (a dead address, a gateway that is gone) is given up and logged.
 */
export const deliverNotice: JobHandler<'deliverNotice' | 'deliverReminder'> = (
  { ctx, env, ports, log },
  { noticeId },
  outboxId,
) =>
  transaction(ctx, system('clock'), async (tx) => {
    const notice = await claimNotice(ctx, tx, noticeId, env.CONSOLE_URL);
    if (notice !== undefined) {
      const logFields = { noticeId, channel: notice.channel };
      try {
        await ports[notice.channel](notice);
        await markSent(tx, noticeId);
        log.info(logFields, 'notice sent');
      } catch (error) {
        if (!notice.isLastAttempt) throw error;
        await markFailed(tx, noticeId);
        log.error({ ...logFields, why: scrub(error) }, 'a notice could not be delivered for a day: it is given up');
      }
    }
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
