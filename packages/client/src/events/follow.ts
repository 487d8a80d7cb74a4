import type { CallOptions } from '../call/call.ts';
import type { EventsPageResult, EventsPageVariables, PartnerEvent, PartnerEventKind } from '../generated/api.ts';
import { BeianError } from '../http/errors.ts';
import { secondsUntilRetry, sleep } from '../http/retry.ts';

/** An event of the log, with the cursor to go on from once it is dealt with. */
export type FollowedEvent = PartnerEvent & { readonly cursor: string };

export interface FollowOptions {
  /** The last cursor that was dealt with; left out: from the beginning of the log, 7 days back. */
  readonly after?: string | null | undefined;
  /** Left out: all kinds, new ones too. */
  readonly kinds?: readonly PartnerEventKind[] | undefined;
  readonly orderId?: string | undefined;
  /** Ends the loop. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds between two questions when there is nothing new: `least` at first, then longer up to `most`. Left out: 1 and 15. */
  readonly pollSeconds?: { readonly least: number; readonly most: number } | undefined;
  /** Called with the end of the log when no event before it matches `kinds` and `orderId` any more: a newer cursor to store. */
  readonly onCursor?: ((cursor: string) => void) | undefined;
}

type ReadPage = (variables: EventsPageVariables, options: CallOptions) => Promise<EventsPageResult>;

const SLOWER = 1.5;

/**
 * Gives each event after the cursor once, in the order of the log. Goes on asking where no answer came or a wait was asked for.
 * @throws CursorExpired where the log no longer holds everything after the cursor
 */
export async function* followEvents(
  readPage: ReadPage,
  { after = null, kinds, orderId, signal, pollSeconds = { least: 1, most: 15 }, onCursor }: FollowOptions,
): AsyncGenerator<FollowedEvent, void, undefined> {
  let cursor = after;
  let pause = pollSeconds.least;
  let failed = 0;
  while (!signal?.aborted) {
    let page: EventsPageResult | undefined;
    let seconds = 0;
    try {
      page = await readPage({ first: 100, after: cursor, ...{ kinds, orderId } }, { signal });
      failed = 0;
    } catch (error) {
      if (signal?.aborted) return;
      failed += 1;
      const again = error instanceof BeianError ? secondsUntilRetry(error, Math.min(failed, 6)) : undefined;
      if (again === undefined) throw error;
      seconds = again;
    }
    if (page !== undefined) {
      for (const { cursor: own, node } of page.edges) {
        cursor = own;
        yield { ...node, cursor: own };
        if (signal?.aborted) return;
      }
      const { endCursor, hasNextPage } = page.pageInfo;
      if (endCursor !== null && endCursor !== cursor) {
        cursor = endCursor;
        onCursor?.(endCursor);
      }
      pause = page.edges.length > 0 ? pollSeconds.least : Math.min(pause * SLOWER, pollSeconds.most);
      seconds = hasNextPage ? 0 : pause;
    }
    if (seconds > 0)
      await sleep(seconds, signal).catch((reason) => (signal?.aborted ? undefined : Promise.reject(reason)));
  }
}
