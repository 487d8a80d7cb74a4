import type { Readable } from 'node:stream';
import type { Spool } from '@beian/database/files';
import { HttpRefusal } from './error-answers.ts';

/** Slowest accepted rate: fewer than `minBytes` in a window is too slow. */
export interface MinimumRate {
  readonly windowMs: number;
  readonly minBytes: number;
}

/** 4 KiB/s: a body of 1 MiB may take 4 minutes. */
export const minUploadRate: MinimumRate = { windowMs: 15_000, minBytes: 15 * 4 * 1024 };

/**
 * Writes a body to disk as it arrives, with one chunk in memory at a time; returns its length.
 * @throws HttpRefusal UPLOAD_TOO_LARGE, UPLOAD_TOO_SLOW
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
    // Data that arrived while the process was busy is read before the window is checked.
    const watch = setInterval(() => setImmediate(checkWindow), pace.windowMs);
    const end = (then: () => void) => {
      clearInterval(watch);
      payload.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
      // The spool must not be closed during a write.
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
