import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { findFace, noteReading, readPapers } from '@beian/orders/picture-reading';
import { NoAnswer } from '../ports/http-get.ts';
import { type JobHandler, RetryLater } from '../worker-context.ts';

/**
 * Has the papers of an order read, and the face in its photo found, where that was not done yet. Nobody waits for it: a picture without an
 * answer is asked about again for a day and then stays unread until the order's next step. Where no reader is connected there is nothing to do.
 */
export const readPictures: JobHandler<'readPictures'> = async ({ ctx, ports, log }, { orderId }, outboxId) => {
  const { pictureReader } = ports;
  if (pictureReader !== undefined) {
    /** Undefined: there was no answer. */
    const answerOf = async <T>(asked: Promise<T>): Promise<T | undefined> => {
      try {
        return await asked;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        log.warn({ orderId, fault: error.fault }, 'the reader of pictures gives no answer');
        return undefined;
      }
    };
    const papers = await readPapers(ctx, orderId, (bytes, paper, materialId) =>
      noteReading(ctx, materialId, () => answerOf(pictureReader.readPaper(bytes, paper))),
    );
    const photo = await findFace(ctx, orderId, (bytes) => answerOf(pictureReader.findFaces(bytes)));
    const unread = papers.unread + photo.unread;
    if (unread > 0) log.warn({ orderId, pictures: unread }, 'pictures were not read within a day');
    if (papers.awaited + photo.awaited > 0) throw new RetryLater('the reader of pictures gives no answer');
    log.debug({ orderId, pictures: papers.read + photo.read }, 'pictures read');
  }
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
