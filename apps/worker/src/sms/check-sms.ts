import { applySmsStatuses, dueSmsOrders, listSmsStatusRequests, type SmsStatus } from '@beian/submissions/sms';
import { scrub } from '../log.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Orders per query; the loop takes the rest. */
const BATCH_SIZE = 50;
/** Orders queried at the same time. */
const PARALLEL = 5;

/** One run: queries the ministry about every phone that is due, and applies the answers. */
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
 * Queries the ministry about the phones of one order and applies the answers; without a port it does nothing. Returns the event that
 * followed. Queries run outside any transaction, because they may take long.
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
