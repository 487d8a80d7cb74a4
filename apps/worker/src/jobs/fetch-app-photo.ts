import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import {
  type AppPhotoOutcome,
  type AppPhotoRequest,
  findAppPhotoRequest,
  recordAppPhotoProblem,
  storeFetchedAppPhoto,
} from '@beian/submissions/app-photos';
import { NoAnswer } from '../ports/http-get.ts';
import type { JobHandler, WorkerContext } from '../worker-context.ts';

/**
 * Fetches the photo for the collection code that an applicant entered, and attaches it to the order. Not retried: the applicant waits for
 * the answer and enters the code again if the app gave none.
 */
export const fetchAppPhoto: JobHandler<'fetchAppPhoto'> = async (work, { orderId }, outboxId) => {
  const { ctx, log } = work;
  const question = await findAppPhotoRequest(ctx, orderId);
  if (question !== undefined)
    log.info({ orderId, outcome: await fetchPicture(work, orderId, question) }, 'collection code');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};

async function fetchPicture(
  { ctx, ports, log }: WorkerContext,
  orderId: string,
  question: AppPhotoRequest,
): Promise<AppPhotoOutcome> {
  if (ports.bureauApp === undefined) return recordAppPhotoProblem(ctx, question, 'NOT_CONNECTED');
  try {
    const answer = await ports.bureauApp(question.code);
    if (typeof answer === 'string') return await recordAppPhotoProblem(ctx, question, answer);
    return await storeFetchedAppPhoto(ctx, orderId, question, answer);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    log.warn({ orderId, fault: error.fault }, "the bureau's app gives no answer");
    return recordAppPhotoProblem(ctx, question, 'NO_ANSWER');
  }
}
