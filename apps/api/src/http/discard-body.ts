import type { IncomingMessage } from 'node:http';

/** Most bytes of a refused body that are read and discarded, how long at most, ms, and of how many requests at the same time. */
export const discardLimits = { bytes: 64 * 1024 * 1024, ms: 30_000, atOnce: 100 } as const;
/** A sender that pauses this long may be waiting for the answer. */
const IDLE_MS = 1000;

let underWay = 0;

/**
 * Reads the rest of a body, up to its end or the bounds: many clients read no answer before they have sent everything, and report a
 * connection closed before that as broken. Returns whether the body has ended.
 */
export async function discardBody(request: IncomingMessage): Promise<boolean> {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || request.readableEnded) return true;
  if (request.destroyed || underWay >= discardLimits.atOnce) return false;
  underWay += 1;
  await readRest(request).finally(() => {
    underWay -= 1;
  });
  return request.readableEnded;
}

function readRest(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let length = 0;
    const end = () => {
      clearTimeout(late);
      clearTimeout(idle);
      request.off('data', onData).off('end', end).off('error', end).off('close', end);
      request.pause();
      resolve();
    };
    const late = setTimeout(end, discardLimits.ms);
    const idle = setTimeout(end, IDLE_MS);
    const onData = (piece: Buffer) => {
      idle.refresh();
      length += piece.length;
      if (length > discardLimits.bytes) end();
    };
    request.on('data', onData).on('end', end).on('error', end).on('close', end);
    request.resume();
  });
}
