import { applySmsStatuses, dueSmsOrders, listSmsStatusRequests, type SmsStatus } from '@beian/orders';
import { scrub } from '../log.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Orders of one round; the next one takes the others. */
const BATCH_SIZE = 50;
/** Orders asked about at the same time. */
const PARALLEL = 5;

/** One round: asks about every phone that is due, and applies what was said. */
export async function askDueSms(work: WorkerContext): Promise<void> {
  for (;;) {
    const due = await dueSmsOrders(work.ctx, BATCH_SIZE);
    const waiting = [...due];
    const askNextOrder = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await askSms(work, id);
    };
    await Promise.all(Array.from({ length: PARALLEL }, askNextOrder));
    if (due.length < BATCH_SIZE) return;
  }
}

/**
 * Asks the ministry about the phones of one order and applies what it said; without a port that is nothing. Gives the
 * event that followed. Asked outside of any transaction: it may take its time.
 */
export async function askSms({ ctx, ports, log }: WorkerContext, orderId: string): Promise<string | undefined> {
  const questions = await listSmsStatusRequests(ctx, orderId);
  const [first] = questions;
  if (first === undefined) return undefined;
  const statuses = new Map<string, SmsStatus | null>();
  for (const question of questions) {
    const status = await ports.smsStatus?.(question).catch((error: unknown) => {
      log.warn({ orderId, why: scrub(error) }, 'no word from the ministry');
    });
    statuses.set(question.id, status ?? null);
  }
  const event = await applySmsStatuses(ctx, orderId, first.submissionId, statuses, ports.smsStatus !== undefined);
  if (event !== undefined) log.info({ orderId, raised: event }, 'word from the ministry');
  return event;
}
