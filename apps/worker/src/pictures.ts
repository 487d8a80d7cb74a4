import { claimPicture, type PictureReader, readQueued } from '@beian/orders/picture-reading';
import { scrub } from './log.ts';
import { orNoAnswer } from './ports/picture-reader.ts';
import type { WorkerContext } from './worker-context.ts';

/** Pictures that are read at the same time: one that hangs delays no other. */
const AT_ONCE = 2;
/** After the time of a call and so many seconds a worker that reads a picture counts as dead. */
const LEASE_MORE_S = 20;

/** Has the pictures of the reading queue read. */
export interface PictureDispatcher {
  /** Claims pictures up to the limit and returns without waiting for them. */
  dispatchDue(): Promise<void>;
  /** Waits for the pictures that are being read. */
  whenIdle(): Promise<void>;
}

/**
 * @param realms live orders, then test orders: the pictures of the first come first
 * @param onRead called when a picture left the queue: further ones may be read. Not called where the reader gave no answer: it is asked again
 * with the next run.
 */
export function createPictureDispatcher(
  realms: readonly [WorkerContext, ...WorkerContext[]],
  onRead: () => void,
): PictureDispatcher {
  const [{ ports, env, log }] = realms;
  const { pictureReader } = ports;
  const inFlight = new Set<Promise<void>>();
  const leaseS = Math.ceil(env.READER_CALL_MS / 1000) + LEASE_MORE_S;
  /** Until then only pictures are read whose order somebody holds, or that a person asked for. */
  let restUntil = 0;
  let isAway = false;

  /** Logs the first call without an answer, and the first answer after it. */
  function noteAnswer(fault: string | null): void {
    if ((fault !== null) === isAway) return;
    isAway = fault !== null;
    if (isAway) log.warn({ fault }, 'the reader of pictures gives no answer: pictures wait for it');
    else log.info('the reader of pictures answers again');
  }
  /** Claims the next picture; the function has it read. Undefined: none is due. */
  async function claimNext(by: NonNullable<typeof pictureReader>) {
    const reader: PictureReader = {
      readPaper: (bytes, paper) => orNoAnswer(by.readPaper(bytes, paper), noteAnswer),
      findFaces: (bytes) => orNoAnswer(by.findFaces(bytes), noteAnswer),
    };
    for (const { ctx } of realms) {
      const picture = await claimPicture(ctx, { awaitedOnly: performance.now() < restUntil, leaseS });
      if (picture === undefined) continue;
      if (!picture.isAwaited) restUntil = performance.now() + env.READER_REST_MS;
      return async (): Promise<boolean> => {
        const { orderId, paper, tries } = picture;
        try {
          const end = await readQueued(ctx, picture, reader);
          if (end === 'TOO_LONG') log.warn({ orderId, paper, tries: tries + 1 }, 'a picture took the reader too long');
          if (end !== undefined && end !== 'NO_ANSWER') noteAnswer(null);
          // What was read before took the reader no time.
          if (end === undefined) restUntil = 0;
          return end !== 'NO_ANSWER';
        } catch (error) {
          // Nothing was written: it is claimed again when its lease ends.
          log.warn({ orderId, paper, why: scrub(error) }, 'fault while a picture was read');
          return false;
        }
      };
    }
    return undefined;
  }
  return {
    dispatchDue: async () => {
      while (pictureReader !== undefined && inFlight.size < AT_ONCE) {
        const read = await claimNext(pictureReader);
        if (read === undefined) return;
        const one = read().then((hasLeft) => {
          inFlight.delete(one);
          if (hasLeft) onRead();
        });
        inFlight.add(one);
      }
    },
    whenIdle: async () => {
      await Promise.all(inFlight);
    },
  };
}
