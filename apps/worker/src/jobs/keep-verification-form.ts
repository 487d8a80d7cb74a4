import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { keepVerificationForm as keep } from '@beian/orders/verification-form';
import type { JobHandler } from '../worker-context.ts';

/** Keeps the form of an approved order; a repeated job finds it kept. */
export const keepVerificationForm: JobHandler<'keepVerificationForm'> = async ({ ctx }, { orderId }, outboxId) => {
  await keep(ctx, orderId);
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
