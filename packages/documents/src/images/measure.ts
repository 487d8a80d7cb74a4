/** Pixels of a picture: 8 bits per channel, row by row, red, green and blue. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Brightness 0 to 255 of each pixel, channels weighted as in ITU-R BT.601. */
export function greyOf({ data, width, height }: Pixels): Float32Array {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] =
      0.299 * (data[at * 3] as number) + 0.587 * (data[at * 3 + 1] as number) + 0.114 * (data[at * 3 + 2] as number);
  }
  return grey;
}

/** Distribution of brightness, for `PictureMeasures`. */
export function lightOf(grey: Float32Array): { mean: number; spread: number; dark: number; bright: number } {
  let sum = 0;
  let squares = 0;
  let dark = 0;
  let bright = 0;
  for (const value of grey) {
    sum += value;
    squares += value * value;
    if (value <= 8) dark += 1;
    else if (value >= 247) bright += 1;
  }
  const count = Math.max(grey.length, 1);
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(squares / count - mean * mean, 0));
  return { mean, spread, dark: dark / count, bright: bright / count };
}

/** Tiles per side. */
const TILES = 8;

/**
 * Variance of the Laplacian in each of 64 tiles, mean of the sharpest quarter: a plain curtain or blank page around a
 * sharp face or line does not count as blur.
 */
export function sharpnessOf(grey: Float32Array, width: number, height: number): number {
  const sums = new Float64Array(TILES * TILES);
  const squares = new Float64Array(TILES * TILES);
  const counts = new Float64Array(TILES * TILES);
  const at = (x: number, y: number) => grey[y * width + x] as number;
  for (let y = 1; y < height - 1; y += 1) {
    const row = Math.floor((y * TILES) / height) * TILES;
    for (let x = 1; x < width - 1; x += 1) {
      const value = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      const tile = row + Math.floor((x * TILES) / width);
      sums[tile] = (sums[tile] as number) + value;
      squares[tile] = (squares[tile] as number) + value * value;
      counts[tile] = (counts[tile] as number) + 1;
    }
  }
  const variances = [...counts].map((count, tile) => {
    if (count === 0) return 0;
    const mean = (sums[tile] as number) / count;
    return (squares[tile] as number) / count - mean * mean;
  });
  const sharpest = variances.sort((a, b) => b - a).slice(0, (TILES * TILES) / 4);
  return sharpest.reduce((sum, value) => sum + value, 0) / sharpest.length;
}

/** Greatest range of grey in a tile that counts as flat, and the grey from which it counts as the white of paper. */
const FLAT_RANGE = 3;
const WHITE = 240;

/** Share of the 64 tiles, 0 to 1, that are one even tone darker than paper: covered, cut off or lost parts of a picture. */
export function flatShareOf(grey: Float32Array, width: number, height: number): number {
  const least = new Float32Array(TILES * TILES).fill(255);
  const most = new Float32Array(TILES * TILES);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * TILES) / height) * TILES;
    for (let x = 0; x < width; x += 1) {
      const tile = row + Math.floor((x * TILES) / width);
      const value = grey[y * width + x] as number;
      if (value < (least[tile] as number)) least[tile] = value;
      if (value > (most[tile] as number)) most[tile] = value;
    }
  }
  const flat = [...most].filter((top, tile) => top - (least[tile] as number) <= FLAT_RANGE && top < WHITE);
  return flat.length / (TILES * TILES);
}

/** Root mean square difference of two grey pictures of equal size, each `standardised`. */
export function differenceOf(one: Float64Array, other: Float64Array): number {
  const squares = one.reduce((sum, value, at) => sum + (value - (other[at] as number)) ** 2, 0);
  return Math.sqrt(squares / Math.max(one.length, 1));
}

/** Grey with mean 0 and deviation 1, so that brightness and contrast do not matter. */
export function standardised(grey: ArrayLike<number>): Float64Array {
  const { mean, spread } = lightOf(Float32Array.from(grey));
  return Float64Array.from(grey, (value) => (value - mean) / (spread || 1));
}
