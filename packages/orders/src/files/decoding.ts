import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { createSemaphore } from './semaphore.ts';

// Pixels are worked on by threads of the library, one for each picture; decoded ones are personal and stay in no cache.
sharp.concurrency(1);
sharp.cache(false);

/** A few hundred bytes can unpack to gigabytes: what the header promises is judged before a pixel is decoded. */
export const MAX_PIXELS = 40_000_000;
/** Longest edge, pixels. */
export const MAX_EDGE = 20_000;
/** What one picture may hold in memory at once while it is decoded, bytes. */
export const MAX_DECODED_BYTES = 128 * 1024 * 1024;

/** For every reading of a picture: of a JPEG with missing data a decoder only warns, and fills it with grey. */
export const strictDecoding = { failOn: 'warning', limitInputPixels: MAX_PIXELS } as const;

/** More than this is held by one picture at a time, bytes. */
const LARGE_IMAGE_BYTES = 16 * 1024 * 1024;
/** A picture takes a core while it is drawn: one core is left to whoever asks for something else. */
const runLimited = createSemaphore(Math.max(1, availableParallelism() - 1));
const runExclusive = createSemaphore(1);

interface DecodingOptions {
  /** Bytes at once. */
  readonly memoryBytes?: number;
  /** Whoever waited for it has gone: it is not begun. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lets work on pixels run when its turn has come; what waits should hold no picture. Never called within itself.
 * @throws the signal's reason
 */
export function runDecoding<T>(work: () => Promise<T>, { memoryBytes = 0, signal }: DecodingOptions = {}): Promise<T> {
  const begin = () => {
    signal?.throwIfAborted();
    return work();
  };
  return memoryBytes > LARGE_IMAGE_BYTES ? runExclusive(() => runLimited(begin)) : runLimited(begin);
}

/**
 * Tables that fit the picture make a JPEG some percent smaller, and hold six bytes a pixel until the last row is there: only where that is
 * little.
 */
export const canOptimiseCoding = (pixels: number): boolean => pixels <= 4_000_000;
