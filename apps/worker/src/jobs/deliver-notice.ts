import { inTransaction, markDone, markSent, system, takeNotice } from '@beian/orders';
import type { Handler } from '../work.ts';

/** Sends one notice, at least once: the row is marked after the gateway took it, and the id goes along. */
export const deliverNotice: Handler<'deliverNotice'> = ({ house, ports, log }, { noticeId }, outboxId) =>
  inTransaction(house, system('clock'), async (tx) => {
    const notice = await takeNotice(house, tx, noticeId);
    if (notice !== undefined) {
      await ports[notice.channel](notice);
      await markSent(tx, noticeId);
      log.info({ noticeId, channel: notice.channel }, 'notice sent');
    }
    if (outboxId !== null) await markDone(tx, outboxId);
  });
