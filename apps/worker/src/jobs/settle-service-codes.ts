import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import {
  type CloudFault,
  claimDueServiceCodes,
  findOpenServiceCodes,
  recordCloudFailure,
  type ServiceCodeQuestion,
  storeServiceCodeAnswer,
} from '@beian/orders/service-codes';
import { NoAnswer } from '../ports/http-get.ts';
import type { JobHandler, WorkerContext } from '../worker-context.ts';

const actor = system('clock');
/** Questions of one claim. */
const BATCH = 20;

/**
 * Asks the cloud about the codes of an order. A step that was done and whose answer was lost, or whose commit did not happen, is asked for
 * again: the cloud does it once. What it does not answer is due again later (`askDueServiceCodes`), so the job is done.
 */
export const settleServiceCodes: JobHandler<'settleServiceCodes'> = async (work, { orderId }, outboxId) => {
  const open = await transaction(work.ctx, actor, (tx) => findOpenServiceCodes(tx, orderId));
  await askCloud(work, open);
  if (outboxId !== null) await transaction(work.ctx, actor, (tx) => markJobDone(tx, outboxId));
};

/** Asks what is due. Returns how many codes were asked about. */
export async function askDueServiceCodes(work: WorkerContext): Promise<number> {
  const due = await transaction(work.ctx, actor, (tx) => claimDueServiceCodes(tx, BATCH));
  await askCloud(work, due);
  return due.length;
}

async function askCloud(work: WorkerContext, questions: readonly ServiceCodeQuestion[]): Promise<void> {
  const { ctx, log } = work;
  let silence: CloudFault | undefined;
  for (const question of questions) {
    // The next code does not wait for a cloud that was silent about this one.
    const said = silence ?? (await answerOf(work, question));
    if (typeof said === 'string') {
      await transaction(ctx, actor, (tx) => recordCloudFailure(tx, question, said));
      if (silence === undefined) log.warn({ orderId: question.orderId, fault: said }, 'the cloud gives no answer');
      if (said === 'unreachable' || said === 'late') silence = said;
      continue;
    }
    const { orderId, standing, step } = question;
    const stored = await transaction(ctx, actor, (tx) => storeServiceCodeAnswer(tx, question, said.answer));
    log.info({ orderId, standing, step, stored }, 'the cloud answered about a service code');
  }
}

async function answerOf({ ports: { resources } }: WorkerContext, { orderId, code, step }: ServiceCodeQuestion) {
  if (resources === undefined) return 'notConnected' as const;
  try {
    return { answer: step === null ? await resources.ask(code) : await resources.move(code, orderId, step) };
  } catch (error) {
    if (error instanceof NoAnswer) return error.fault;
    throw error;
  }
}
