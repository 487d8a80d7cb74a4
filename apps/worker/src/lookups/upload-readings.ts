import { readAskedUploads } from '@beian/orders/picture-reading';
import { NoAnswer } from '../ports/http-get.ts';
import type { WorkerContext } from '../worker-context.ts';

/** One run: has each upload read that somebody waits for. Without a reader, or without its answer, the asker is told so and types the values. */
export const readUploads = ({ ctx, ports: { pictureReader }, log }: WorkerContext): Promise<void> =>
  readAskedUploads(ctx, async (bytes, paper, uploadId) => {
    try {
      return await pictureReader?.readPaper(bytes, paper);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      log.warn({ uploadId, fault: error.fault }, 'the reader of pictures gives no answer');
      return undefined;
    }
  });
