import type { Readable } from 'node:stream';
import type { Spool } from '@beian/orders';
import { HttpRefusal } from './error-answers.ts';

/** How fast a body has to come: less than so many bytes in a window is too slow. */
export interface MinimumRate {
  readonly windowMs: number;
  readonly minBytes: number;
}

/** A body of 4 MiB may take 17 minutes, and a line that does 4 KiB a second is good enough. */
export const minUploadRate: MinimumRate = { windowMs: 15_000, minBytes: 15 * 4 * 1024 };

/**
 * Writes a body to the disk as it comes, however slowly within the pace; its length. No more of it is in memory than a piece.
 * @throws Refused UPLOAD_TOO_LARGE, UPLOAD_TOO_SLOW
 */
export function receiveBody(payload: Readable, spool: Spool, maxBytes: number, pace: MinimumRate): Promise<number> {
  return new Promise((resolve, reject) => {
    let length = 0;
    let inWindow = 0;
    let writing: Promise<void> = Promise.resolve();
    const checkWindow = () => {
      if (inWindow < pace.minBytes) end(() => reject(new HttpRefusal('UPLOAD_TOO_SLOW')));
      inWindow = 0;
    };
    // What came while this process was busy is read before the window is judged.
    const watch = setInterval(() => setImmediate(checkWindow), pace.windowMs);
    const end = (then: () => void) => {
      clearInterval(watch);
      payload.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
      // Nobody may close the spool while it is written to.
      writing.then(then, then);
    };
    const fail = (error: unknown) => end(() => reject(error));
    const onData = (piece: Buffer) => {
      length += piece.length;
      inWindow += piece.length;
      if (length > maxBytes) return fail(new HttpRefusal('UPLOAD_TOO_LARGE'));
      payload.pause();
      writing = spool.write(piece);
      writing.then(() => payload.resume(), fail);
    };
    const onEnd = () => end(() => resolve(length));
    const onError = (error: unknown) => fail(error);
    const onClose = () => fail(new HttpRefusal('BAD_REQUEST'));
    payload.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  });
}
