import type { PictureFingerprint } from './fingerprint.ts';

/** Side of the grey copy of a paper, pixels, and tiles per side. */
export const PAPER_SIDE = 256;
const TILES = 16;
const TILE = PAPER_SIDE / TILES;
/** Deviation of grey below which the grain of a tile says nothing: noise of an empty part must not count as much as print. */
const LEAST_DEVIATION = 20;
const COARSE_BITS = 64;
const DETAIL_BITS = 512;
/** Distance of the sums that become bits; odd, so that they are spread over the whole transform. */
const STRIDE = 113;

/**
 * The sign of each pixel in the sums, from Marsaglia's xorshift generator: the same in every release, because stored fingerprints are
 * compared with new ones.
 */
const signs = (() => {
  let state = 2_463_534_242;
  return Int8Array.from({ length: PAPER_SIDE * PAPER_SIDE }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state < 0 ? -1 : 1;
  });
})();

/** Walks the pixels of a tile, row by row. */
function forTile(tile: number, visit: (at: number) => void): void {
  const from = Math.floor(tile / TILES) * TILE * PAPER_SIDE + (tile % TILES) * TILE;
  for (let y = 0; y < TILE; y += 1) for (let x = 0; x < TILE; x += 1) visit(from + y * PAPER_SIDE + x);
}

/** Every tile with mean 0 and about deviation 1: a line of small print counts as much as a title. */
function evenedTiles(grey: ArrayLike<number>): Float64Array {
  const evened = new Float64Array(PAPER_SIDE * PAPER_SIDE);
  for (let tile = 0; tile < TILES * TILES; tile += 1) {
    let sum = 0;
    let squares = 0;
    forTile(tile, (at) => {
      const value = grey[at] as number;
      sum += value;
      squares += value * value;
    });
    const mean = sum / (TILE * TILE);
    const deviation = Math.sqrt(Math.max(squares / (TILE * TILE) - mean * mean, 0)) + LEAST_DEVIATION;
    forTile(tile, (at) => {
      evened[at] = ((grey[at] as number) - mean) / deviation;
    });
  }
  return evened;
}

/** Fast Walsh-Hadamard transform in place: every value becomes a sum of all values with signs of its own. */
function hadamard(values: Float64Array): Float64Array {
  for (let half = 1; half < values.length; half *= 2)
    for (let block = 0; block < values.length; block += half * 2)
      for (let at = block; at < block + half; at += 1) {
        const [a, b] = [values[at] as number, values[at + half] as number];
        values[at] = a + b;
        values[at + half] = a - b;
      }
  return values;
}

/**
 * Fingerprint of a paper from a grey copy of 256 by 256 pixels, row by row: papers of one layout differ in a few lines only, which the low
 * frequencies of `fingerprintOf` do not see. Each bit is the sign of a sum of all pixels with random signs, so that the number
 * of differing bits follows the difference of the papers.
 */
export function paperFingerprintOf(grey: ArrayLike<number>): PictureFingerprint {
  const sums = hadamard(evenedTiles(grey).map((value, at) => value * (signs[at] as number)));
  const bits = Array.from({ length: COARSE_BITS + DETAIL_BITS }, (_, nth) =>
    (sums[(nth + 1) * STRIDE] as number) > 0 ? '1' : '0',
  ).join('');
  return { coarse: BigInt.asIntN(64, BigInt(`0b${bits.slice(0, COARSE_BITS)}`)), fine: bits.slice(COARSE_BITS) };
}

/** The greatest root mean square difference of a tile, of two grey copies with mean 0 and deviation 1. */
export function greatestTileDifference(one: Float64Array, other: Float64Array): number {
  let greatest = 0;
  for (let tile = 0; tile < TILES * TILES; tile += 1) {
    let squares = 0;
    forTile(tile, (at) => {
      squares += ((one[at] as number) - (other[at] as number)) ** 2;
    });
    greatest = Math.max(greatest, squares);
  }
  return Math.sqrt(greatest / (TILE * TILE));
}
