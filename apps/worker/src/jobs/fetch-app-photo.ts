import {
  type AppPhotoOutcome,
  type AppPhotoQuestion,
  appPhotoQuestion,
  inTransaction,
  markDone,
  noAppPicture,
  storeAppPicture,
  system,
} from '@beian/orders';
import { NoAnswer } from '../ports/get.ts';
import type { Handler, Work } from '../work.ts';

/**
 * Fetches the picture behind the collection code that an applicant entered, and hangs it on the order. Asked once: somebody
 * waits for the answer, and enters the code again where the app gave none.
 */
export const fetchAppPhoto: Handler<'fetchAppPhoto'> = async (work, { orderId }, outboxId) => {
  const { ctx, log } = work;
  const question = await appPhotoQuestion(ctx, orderId);
  if (question !== undefined) log.info({ orderId, outcome: await ask(work, orderId, question) }, 'collection code');
  if (outboxId !== null) await inTransaction(ctx, system('clock'), (tx) => markDone(tx, outboxId));
};

async function ask({ ctx, ports, log }: Work, orderId: string, question: AppPhotoQuestion): Promise<AppPhotoOutcome> {
  if (ports.bureauApp === undefined) return noAppPicture(ctx, question, 'NOT_CONNECTED');
  try {
    const answer = await ports.bureauApp(question.code);
    if (typeof answer === 'string') return await noAppPicture(ctx, question, answer);
    return await storeAppPicture(ctx, orderId, question, answer);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    log.warn({ orderId, fault: error.fault }, "the bureau's app gives no answer");
    return noAppPicture(ctx, question, 'NO_ANSWER');
  }
}
