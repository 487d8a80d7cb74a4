import type { Readable } from 'node:stream';

/** Most bytes of a refused body that are read and discarded, and how long at most, ms. */
export const discardLimits = { bytes: 64 * 1024 * 1024, ms: 30_000 } as const;
/** A sender that pauses this long may be waiting for the answer. */
const IDLE_MS = 1000;

/**
 * Reads the rest of a body, up to its end or the bounds: many clients read no answer before they have sent everything, and report a
 * connection closed before that as broken.
 */
export function discardBody(payload: Readable): Promise<void> {
  if (payload.readableEnded || payload.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let length = 0;
    const end = () => {
      clearTimeout(late);
      clearTimeout(idle);
      payload.off('data', onData).off('end', end).off('error', end).off('close', end);
      payload.pause();
      resolve();
    };
    const late = setTimeout(end, discardLimits.ms);
    const idle = setTimeout(end, IDLE_MS);
    const onData = (piece: Buffer) => {
      idle.refresh();
      length += piece.length;
      if (length > discardLimits.bytes) end();
    };
    payload.on('data', onData).on('end', end).on('error', end).on('close', end);
    payload.resume();
  });
}
