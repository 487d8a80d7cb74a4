import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import sharp from 'sharp';

// One libvips thread per picture. The cache is off, because decoded pictures are personal data.
sharp.concurrency(1);
sharp.cache(false);

/**
 * A few hundred bytes can decompress to gigabytes, so the header's dimensions are checked before any pixel is decoded.
 */
export const MAX_PIXELS = 40_000_000;
/**
 * A JPEG beyond `MAX_PIXELS`, as a phone of 48 megapixels makes, is decoded at half its size: libjpeg then unpacks a quarter of the pixels.
 */
export const MAX_HALVED_PIXELS = 120_000_000;
/** Longest edge, pixels. */
export const MAX_EDGE = 20_000;
/** Maximum memory for decoding one picture, bytes. */
export const MAX_DECODED_BYTES = 128 * 1024 * 1024;

/** For every decoding: for a JPEG with missing data libvips only warns and fills the gap with grey. */
export const strictDecoding = { failOn: 'warning', limitInputPixels: MAX_PIXELS } as const;

/** Above this size only one picture is decoded at a time, bytes. */
const LARGE_IMAGE_BYTES = 16 * 1024 * 1024;
/** Decoding uses a full core per picture; one core is left for other requests. */
const runLimited = pLimit(Math.max(1, availableParallelism() - 1));
const runExclusive = pLimit(1);

interface DecodingOptions {
  /** Memory needed for decoding, bytes. */
  readonly memoryBytes?: number;
  /** Aborted when the caller has gone: waiting work is then not started. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Queues work on pixels; waiting work should not hold a picture in memory. Must not be called from within such work.
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
 * Optimised Huffman tables make a JPEG a few percent smaller, but buffer six bytes per pixel until the last row: used
 * for small pictures only.
 */
export const canOptimiseCoding = (pixels: number): boolean => pixels <= 4_000_000;
