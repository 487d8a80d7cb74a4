import { applySmsWords, dueSmsOrders, type SmsWord, smsQuestions } from '@beian/orders';
import { scrub } from '../log.ts';
import type { Work } from '../work.ts';

/** Orders of one round; the next one takes the others. */
const ORDERS = 50;
/** Orders asked about at the same time. */
const PARALLEL = 5;

/** One round: asks about every phone that is due, and applies what was said. */
export async function askDueSms(work: Work): Promise<void> {
  for (;;) {
    const due = await dueSmsOrders(work.ctx, ORDERS);
    const waiting = [...due];
    const one = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await askSms(work, id);
    };
    await Promise.all(Array.from({ length: PARALLEL }, one));
    if (due.length < ORDERS) return;
  }
}

/**
 * Asks the ministry about the phones of one order and applies what it said; without a port that is nothing. Gives the
 * event that followed. Asked outside of any transaction: it may take its time.
 */
export async function askSms({ ctx, ports, log }: Work, orderId: string): Promise<string | undefined> {
  const questions = await smsQuestions(ctx, orderId);
  const [first] = questions;
  if (first === undefined) return undefined;
  const words = new Map<string, SmsWord | null>();
  for (const question of questions) {
    const word = await ports.smsStatus?.(question).catch((error: unknown) => {
      log.warn({ orderId, why: scrub(error) }, 'no word from the ministry');
    });
    words.set(question.id, word ?? null);
  }
  const raised = await applySmsWords(ctx, orderId, first.submissionId, words, ports.smsStatus !== undefined);
  if (raised !== undefined) log.info({ orderId, raised }, 'word from the ministry');
  return raised;
}
