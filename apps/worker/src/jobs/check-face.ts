import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { askFaceQuestion, type FaceAnswer, type FaceQuestion, storeFaceAnswer } from '@beian/submissions/face-checks';
import { NoAnswer } from '../ports/http-get.ts';
import { type JobHandler, RetryLater, type WorkerContext } from '../worker-context.ts';

/**
 * Asks the liveness service about a face check and stores its result. Without an answer the job is retried; after the last call, or where no
 * service is connected, the photo goes to the reviewer, who is told so.
 */
export const checkFace: JobHandler<'checkFace'> = async (work, { checkId }, outboxId) => {
  const { ctx, log } = work;
  const asked = await askFaceQuestion(ctx, checkId);
  if (asked !== undefined) {
    const answer = await answerOf(work, asked.question, asked.isLastCall);
    log.info({ checkId, outcome: await storeFaceAnswer(ctx, checkId, answer) }, 'face check');
  }
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};

type Stored = Omit<FaceAnswer, 'outcome'> & { readonly outcome: FaceAnswer['outcome'] | 'noAnswer' | 'notConnected' };
const without = (outcome: Stored['outcome']): Stored => ({ outcome, score: null, reference: null });

async function answerOf({ ports, log }: WorkerContext, question: FaceQuestion, isLastCall: boolean): Promise<Stored> {
  if (ports.faceService === undefined) return without('notConnected');
  try {
    return await ports.faceService(question);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    log.warn({ checkId: question.id, fault: error.fault }, 'the liveness service gives no answer');
    if (!isLastCall) throw new RetryLater('the liveness service gives no answer');
    return without('noAnswer');
  }
}
