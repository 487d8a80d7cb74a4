import { readAskedUploads } from '@beian/orders/picture-reading';
import { orNoAnswer } from '../ports/picture-reader.ts';
import type { WorkerContext } from '../worker-context.ts';

/** One run: has each upload read that somebody waits for. Without a reader, or without its answer, the asker is told so and types the values. */
export const readUploads = ({ ctx, ports: { pictureReader }, log }: WorkerContext): Promise<void> =>
  readAskedUploads(ctx, async (bytes, paper) =>
    pictureReader === undefined
      ? 'NO_ANSWER'
      : orNoAnswer(pictureReader.readPaper(bytes, paper), (fault) =>
          log.warn({ fault }, 'the reader of pictures gives no answer'),
        ),
  );
