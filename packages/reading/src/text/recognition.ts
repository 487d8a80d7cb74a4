import type { Models } from './models.ts';
import type { Corners, Pixels, Point } from './pixels.ts';

/** Height of a line for the model, pixels. */
const HEIGHT = 48;
/** Widest line that is recognised at once, pixels of the model: about 60 Chinese characters. */
const MAX_WIDTH = 3200;

/** Room around the marked line with which it is read, in its heights: without it the first strokes of 沅 or 泓 are lost. */
const MARGIN = 0.06;

/** One character; `at`: where its middle lies along the line, 0 to 1. */
export interface ReadCharacter {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly at: number;
  /** What it would be instead, the likeliest first. */
  readonly instead: readonly { readonly text: string; readonly confidence: number }[];
}

/** Reads what stands within the corners. */
export async function recogniseLine(
  pixels: Pixels,
  corners: Corners,
  { recognise, characters }: Models,
): Promise<ReadCharacter[]> {
  const { around, share } = withMargin(corners);
  const { tensor, width } = cutOut(pixels, around);
  const { data, shape } = await recognise(tensor, [1, 3, HEIGHT, width]);
  const [, steps = 0, classes = 0] = shape;
  const read: ReadCharacter[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const from = step * classes;
    const best = likeliest(data.subarray(from, from + classes));
    // CTC: a class that goes on is one character, class 0 is none.
    if (best !== 0 && best !== before)
      read.push({
        text: characters[best] ?? '',
        confidence: data[from + best] as number,
        at: Math.max(0, Math.min(1, ((step + 0.5) / steps) * (1 + 2 * share) - share)),
        instead: insteadOf(data.subarray(from, from + classes), best, characters),
      });
    before = best;
  }
  return read;
}

function likeliest(shares: Float32Array): number {
  let best = 0;
  for (let each = 1; each < shares.length; each += 1)
    if ((shares[each] as number) > (shares[best] as number)) best = each;
  return best;
}

/** So many other characters are told. */
const INSTEAD = 3;

function insteadOf(shares: Float32Array, best: number, characters: readonly string[]): ReadCharacter['instead'] {
  const likeliest: number[] = [];
  for (let each = 1; each < shares.length; each += 1) {
    const share = shares[each] as number;
    if (each === best || share <= (shares[likeliest[INSTEAD - 1] ?? -1] ?? 0)) continue;
    const at = likeliest.findIndex((other) => share > (shares[other] as number));
    likeliest.splice(at < 0 ? likeliest.length : at, 0, each);
    likeliest.length = Math.min(likeliest.length, INSTEAD);
  }
  return likeliest.map((each) => ({ text: characters[each] ?? '', confidence: shares[each] as number }));
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The corners with a margin on every side; `share`: what of it lies before the line, in lengths of the line. */
function withMargin([a, b, c, d]: Corners): { around: Corners; share: number } {
  const long = Math.max(distance(a, b), distance(d, c), 1);
  const high = Math.max(distance(a, d), distance(b, c), 1);
  const share = (MARGIN * high) / long;
  const out = (from: Point, along: Point, across: Point): Point => ({
    x: from.x + (from.x - along.x) * share + (from.x - across.x) * MARGIN,
    y: from.y + (from.y - along.y) * share + (from.y - across.y) * MARGIN,
  });
  return { around: [out(a, b, d), out(b, a, c), out(c, d, b), out(d, c, a)], share };
}

/** The line made straight and `HEIGHT` high, as blue, green, red from -1 to 1. */
function cutOut(
  { data, width: across, height: down }: Pixels,
  corners: Corners,
): { tensor: Float32Array; width: number } {
  const [a, b, c, d] = corners;
  const long = Math.max(distance(a, b), distance(d, c));
  const high = Math.max(distance(a, d), distance(b, c), 1);
  const width = Math.min(MAX_WIDTH, Math.max(16, Math.round((long / high) * HEIGHT)));
  const size = width * HEIGHT;
  const tensor = new Float32Array(3 * size);
  // Letters larger than the model's are averaged over several samples for each pixel, else thin strokes fall between them.
  const samples = Math.max(1, Math.min(4, Math.round(high / HEIGHT)));
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < width; x += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const u = (x + ((sample % samples) + 0.5) / samples) / width;
        const v = (y + (Math.floor(sample / samples) + 0.5) / samples) / HEIGHT;
        const px = (a.x * (1 - u) + b.x * u) * (1 - v) + (d.x * (1 - u) + c.x * u) * v - 0.5;
        const py = (a.y * (1 - u) + b.y * u) * (1 - v) + (d.y * (1 - u) + c.y * u) * v - 0.5;
        const [left, top] = [Math.floor(px), Math.floor(py)];
        const [fx, fy] = [px - left, py - top];
        const x0 = Math.max(0, Math.min(across - 1, left));
        const x1 = Math.max(0, Math.min(across - 1, left + 1));
        const y0 = Math.max(0, Math.min(down - 1, top)) * across;
        const y1 = Math.max(0, Math.min(down - 1, top + 1)) * across;
        const [p, q, r, s] = [(y0 + x0) * 3, (y0 + x1) * 3, (y1 + x0) * 3, (y1 + x1) * 3];
        const [w0, w1, w2, w3] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
        red +=
          w0 * (data[p] as number) + w1 * (data[q] as number) + w2 * (data[r] as number) + w3 * (data[s] as number);
        green +=
          w0 * (data[p + 1] as number) +
          w1 * (data[q + 1] as number) +
          w2 * (data[r + 1] as number) +
          w3 * (data[s + 1] as number);
        blue +=
          w0 * (data[p + 2] as number) +
          w1 * (data[q + 2] as number) +
          w2 * (data[r + 2] as number) +
          w3 * (data[s + 2] as number);
      }
      const at = y * width + x;
      const unit = 127.5 * samples * samples;
      tensor[at] = blue / unit - 1;
      tensor[size + at] = green / unit - 1;
      tensor[2 * size + at] = red / unit - 1;
    }
  return { tensor, width };
}
