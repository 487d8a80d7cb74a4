/**
 * 感知哈希 (perceptual hash): two hashes of a picture's appearance. Resized or recompressed copies have nearly the same
 * ones.
 */
export interface PictureFingerprint {
  /** 64 bits as a signed number, the type of PostgreSQL's bigint. */
  readonly coarse: bigint;
  /** 256 bits of a photo, 512 of a paper, as text of 0 and 1; distinguishes pictures of similar composition. */
  readonly fine: string;
}

/** Side of the grey copy from which the fingerprint is computed, pixels. */
export const FINGERPRINT_SIDE = 64;
const COARSE = 8;
const FINE = 16;

/** cos((2x + 1) u π / 2N) of the type II cosine transform, for the frequencies 1 to 16. */
const waves = Array.from({ length: FINE }, (_, u) =>
  Float64Array.from({ length: FINGERPRINT_SIDE }, (__, x) =>
    Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * FINGERPRINT_SIDE)),
  ),
);

/** The lowest frequencies in both directions, without the constant ones: coefficient [v][u]. */
function slowWaves(grey: ArrayLike<number>): Float64Array[] {
  const rows = Array.from({ length: FINGERPRINT_SIDE }, (_, y) =>
    waves.map((wave) => wave.reduce((sum, weight, x) => sum + weight * (grey[y * FINGERPRINT_SIDE + x] as number), 0)),
  );
  return waves.map((down) =>
    Float64Array.from({ length: FINE }, (_, u) =>
      down.reduce((sum, weight, y) => sum + weight * ((rows[y] as number[])[u] as number), 0),
    ),
  );
}

/** Which coefficients of the lowest `size` frequencies are above their median, lowest first, as 0 and 1. */
function aboveMedian(coefficients: readonly Float64Array[], size: number): string {
  const values = coefficients.slice(0, size).flatMap((row) => [...row.slice(0, size)]);
  const sorted = [...values].sort((a, b) => a - b);
  const median = ((sorted[values.length / 2 - 1] as number) + (sorted[values.length / 2] as number)) / 2;
  return values.map((value) => (value > median ? '1' : '0')).join('');
}

/** Fingerprint of a grey picture of 64 by 64 pixels, row by row. */
export function fingerprintOf(grey: ArrayLike<number>): PictureFingerprint {
  const coefficients = slowWaves(grey);
  return {
    coarse: BigInt.asIntN(64, BigInt(`0b${aboveMedian(coefficients, COARSE)}`)),
    fine: aboveMedian(coefficients, FINE),
  };
}

/** Number of differing bits. */
export const coarseDistance = (a: bigint, b: bigint): number =>
  [...BigInt.asUintN(64, a ^ b).toString(2)].filter((bit) => bit === '1').length;
export const fineDistance = (a: string, b: string): number => [...a].filter((bit, at) => bit !== b[at]).length;

/**
 * Index values to search for pictures within 7 bits, per 16-bit band, lowest band first. Seven differences over four
 * bands leave at least one band with at most one difference, so each band is searched as it is and with each of its
 * bits flipped.
 */
export function bandsToQuery(coarse: bigint): number[][] {
  return [0n, 1n, 2n, 3n].map((band) => {
    const own = Number(BigInt.asUintN(16, coarse >> (band * 16n)));
    return [own, ...Array.from({ length: 16 }, (_, bit) => own ^ (1 << bit))];
  });
}
