import type { Pixels } from './pixels.ts';

/** How much redder than green and blue, or bluer than green and red, a pixel of a seal is at least. */
const COLOURED = 24;
/** The same at the soft edges of its strokes, which the JPEG blurs, and how many pixels they are wide. */
const PALE = 6;
const EDGE = 2;
/** Blue ink has about as much red as green; the pale blue in which ID cards have their labels has more green, by this share of its blue. */
const GREENER = 0.6;

/** Squares along the long edge over each of which the ground is measured. */
const SQUARES = 40;
/** Least side of a square, pixels: a smaller one may hold no ground. */
const LEAST_SIDE = 20;
/** Light ink is lighter than text and darker than the ground: shares of the ground. */
const LIGHT = { from: 0.6, to: 0.93 };
/** So much of the picture has one light grey where something is written across it, and so much is darker: a faded print has no darker text. */
const LEAST_LIGHT = 0.007;
const LEAST_DARK = 0.003;
/** Grey levels by which a pixel differs from both neighbours along its stroke at most; at edges of text it differs by more. */
const EVEN = 8;
/** What is lighter than light ink less this becomes white. */
const MARGIN = 0.05;

/**
 * The picture with what is printed in black alone: the red and blue of seals becomes white, and so does light ink that is written across a paper
 * (仅供备案使用), which is told from text by its grey against the ground around it.
 */
export const withTextAlone = (pixels: Pixels): Pixels => withoutLightInk(withoutSeals(pixels));

function withoutSeals({ data: before, width, height, scale }: Pixels): Pixels {
  const data = new Uint8Array(before);
  const isInk = new Uint8Array(width * height);
  for (let at = 0; at < isInk.length; at += 1) if (lightened(before, at, COLOURED) !== undefined) isInk[at] = 1;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const light = lightened(before, at, isInk[at] === 1 ? COLOURED : PALE);
      if (light === undefined || (isInk[at] === 0 && !isBeside(isInk, x, y, width, height))) continue;
      data.fill(light, at * 3, at * 3 + 3);
    }
  return { data, width, height, scale };
}

/** The grey of what lies below coloured ink; undefined: the pixel is no redder or bluer than `least`. */
function lightened(data: Uint8Array, pixel: number, least: number): number | undefined {
  const at = pixel * 3;
  const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
  const redder = red - Math.max(green, blue);
  if (redder > least) return Math.min(255, red + redder);
  const bluer = blue - Math.max(red, green);
  return bluer > least && green - red < GREENER * bluer ? Math.min(255, blue + bluer) : undefined;
}

/** Whether ink lies within `EDGE` pixels. */
function isBeside(isInk: Uint8Array, x: number, y: number, width: number, height: number): boolean {
  for (let down = Math.max(0, y - EDGE); down <= Math.min(height - 1, y + EDGE); down += 1)
    for (let across = Math.max(0, x - EDGE); across <= Math.min(width - 1, x + EDGE); across += 1)
      if (isInk[down * width + across] === 1) return true;
  return false;
}

function withoutLightInk(pixels: Pixels): Pixels {
  const { data, width, height } = pixels;
  const greys = new Uint8Array(width * height);
  for (let at = 0; at < greys.length; at += 1)
    greys[at] =
      ((data[at * 3] as number) * 77 + (data[at * 3 + 1] as number) * 150 + (data[at * 3 + 2] as number) * 29) >> 8;
  const ground = groundOf(greys, width, height);
  const level = lightLevel(greys, ground, width, height);
  if (level === undefined) return pixels;
  const white = level - MARGIN;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const share = (greys[at] as number) / (ground.at(x, y) * white);
      out.fill(share >= 1 ? 255 : share * 255, at * 3, at * 3 + 3);
    }
  return { ...pixels, data: out };
}

interface Ground {
  at(x: number, y: number): number;
}

/** The grey of the paper itself: of each square a level that most of its light pixels reach, between squares interpolated. */
function groundOf(greys: Uint8Array, width: number, height: number): Ground {
  const side = Math.max(LEAST_SIDE, Math.ceil(Math.max(width, height) / SQUARES));
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const levels = new Float32Array(across * down);
  const counts = new Uint32Array(256);
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      counts.fill(0);
      let all = 0;
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y += 2)
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x += 2) {
          counts[greys[y * width + x] as number] = (counts[greys[y * width + x] as number] as number) + 1;
          all += 1;
        }
      let [level, above] = [255, 0];
      while (level > 1 && above < all * 0.15) {
        above += counts[level] as number;
        level -= 1;
      }
      levels[row * across + column] = Math.max(1, level);
    }
  const levelAt = (column: number, row: number) =>
    levels[Math.max(0, Math.min(down - 1, row)) * across + Math.max(0, Math.min(across - 1, column))] as number;
  return {
    at(x, y) {
      const [u, v] = [x / side - 0.5, y / side - 0.5];
      const [column, row] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [u - column, v - row];
      const upper = levelAt(column, row) * (1 - fx) + levelAt(column + 1, row) * fx;
      const lower = levelAt(column, row + 1) * (1 - fx) + levelAt(column + 1, row + 1) * fx;
      return upper * (1 - fy) + lower * fy;
    },
  };
}

/** Steps of the grey, as shares of the ground, between which the commonest is looked for. */
const STEPS = 50;

/** The commonest grey of strokes that are lighter than text, as a share of the ground; undefined: nothing is written in light ink. */
function lightLevel(greys: Uint8Array, ground: Ground, width: number, height: number): number | undefined {
  const counts = new Uint32Array(STEPS + 2);
  let [all, dark] = [0, 0];
  for (let y = 1; y < height - 1; y += 2)
    for (let x = 1; x < width - 1; x += 2) {
      const at = y * width + x;
      const share = (greys[at] as number) / ground.at(x, y);
      all += 1;
      if (share < LIGHT.from - 0.1) dark += 1;
      if (share < LIGHT.from || share > LIGHT.to || !isEven(greys, at, width)) continue;
      const step = Math.round(share * STEPS);
      counts[step] = (counts[step] as number) + 1;
    }
  // A grey spreads over neighbouring steps.
  const sums = [...counts].map((count, step) => (counts[step - 1] ?? 0) + count + (counts[step + 1] ?? 0));
  const most = Math.max(...sums);
  return most < all * LEAST_LIGHT || dark < all * LEAST_DARK ? undefined : sums.indexOf(most) / STEPS;
}

/** Whether a pixel has the grey of its two neighbours in some direction. */
const isEven = (greys: Uint8Array, at: number, width: number): boolean =>
  [1, width, width + 1, width - 1].some(
    (step) =>
      Math.abs((greys[at] as number) - (greys[at + step] as number)) <= EVEN &&
      Math.abs((greys[at] as number) - (greys[at - step] as number)) <= EVEN,
  );
