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

/** Pieces are collected up to so many bytes before they are written: a sender chooses their size, and each write costs the disk. */
const WRITE_BYTES = 64 * 1024;
/**
 * Reading a piece costs the process the same whatever its size, so many pieces must be of some size on average. A body in smaller ones is
 * read no further; its sender is told at the end of the window, as one that sends too little, and so cannot begin again at once.
 */
export const smallPieces = { most: 1024, meanBytes: 256 } as const;

/**
 * Writes a body to disk as it arrives, with little of it in memory at a time; returns its length.
 * @throws HttpRefusal UPLOAD_TOO_LARGE, UPLOAD_TOO_SLOW
 */
export function receiveBody(payload: Readable, spool: Spool, maxBytes: number, pace: MinimumRate): Promise<number> {
  return new Promise((resolve, reject) => {
    let [length, inWindow, count] = [0, 0, 0];
    let collected: Buffer[] = [];
    let unwritten = 0;
    let writing: Promise<void> = Promise.resolve();
    let isUnread = false;
    const checkWindow = () => {
      if (isUnread || inWindow < pace.minBytes) end(() => reject(new HttpRefusal('UPLOAD_TOO_SLOW')));
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
    const write = () => {
      const bytes = collected.length === 1 && collected[0] !== undefined ? collected[0] : Buffer.concat(collected);
      [collected, unwritten] = [[], 0];
      writing = spool.write(bytes);
      return writing;
    };
    const onData = (piece: Buffer) => {
      [length, inWindow, count] = [length + piece.length, inWindow + piece.length, count + 1];
      if (length > maxBytes) return fail(new HttpRefusal('UPLOAD_TOO_LARGE'));
      if (count > smallPieces.most && length < count * smallPieces.meanBytes) {
        isUnread = true;
        collected = [];
        payload.off('data', onData).pause();
        return;
      }
      collected.push(piece);
      unwritten += piece.length;
      if (unwritten < WRITE_BYTES) return;
      payload.pause();
      write().then(() => payload.resume(), fail);
    };
    const onEnd = () => {
      const last = unwritten > 0 ? write() : writing;
      end(() => last.then(() => resolve(length), reject));
    };
    const onError = (error: unknown) => fail(error);
    const onClose = () => fail(new HttpRefusal('BAD_REQUEST'));
    payload.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  });
}
