import { inTransaction, markDone, markFailed, markSent, system, takeNotice } from '@beian/orders';
import { scrub } from '../log.ts';
import type { Handler } from '../work.ts';

/**
 * Sends one notice, at least once: the row is marked after the gateway took it, and the id goes along. What cannot be
 * delivered for a day (a dead address, a gateway that is gone) is given up and told.
 */
export const deliverNotice: Handler<'deliverNotice' | 'deliverReminder'> = (
  { ctx, ports, log },
  { noticeId },
  outboxId,
) =>
  inTransaction(ctx, system('clock'), async (tx) => {
    const notice = await takeNotice(ctx, tx, noticeId);
    if (notice !== undefined) {
      const told = { noticeId, channel: notice.channel };
      try {
        await ports[notice.channel](notice);
        await markSent(tx, noticeId);
        log.info(told, 'notice sent');
      } catch (error) {
        if (!notice.lastTry) throw error;
        await markFailed(tx, noticeId);
        log.error({ ...told, why: scrub(error) }, 'a notice could not be delivered for a day: it is given up');
      }
    }
    if (outboxId !== null) await markDone(tx, outboxId);
  });
