import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { enqueueUnread } from '@beian/orders/picture-reading';
import type { JobHandler } from '../worker-context.ts';

/** Adds the pictures of an order that were not read yet to the reading queue (`pictures.ts`). Where no reader is connected there is nothing to do. */
export const readPictures: JobHandler<'readPictures'> = async ({ ctx, ports }, { orderId }, outboxId) => {
  if (ports.pictureReader !== undefined) await enqueueUnread(ctx, orderId);
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
