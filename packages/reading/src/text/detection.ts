import type { Model } from './models.ts';
import { type Corners, type Pixels, type Point, resizePixels } from './pixels.ts';
import { cornersOf, type Rectangle, smallestRectangle } from './rectangle.ts';

/** Longest edge in which text is looked for, pixels: a line of 8 points on A4 is then 13 pixels high. */
const DETECTION_EDGE = 1280;
/** A pixel belongs to text from this probability on, a region to the result from that mean (PaddleOCR's thresholds of PP-OCRv4). */
const PIXEL_THRESHOLD = 0.3;
const REGION_THRESHOLD = 0.6;
/** The model marks the middle of a line; area * this / perimeter is its distance from the edge. */
const UNCLIP_RATIO = 1.6;
/** Least height of a marked region, pixels of the detection. */
const MIN_SIDE = 3;
const MAX_REGIONS = 400;

/** Mean and deviation of the training pictures, for blue, green, red. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** A line of text in pixels of the given picture. */
export interface FoundLine {
  readonly rectangle: Rectangle;
  readonly corners: Corners;
}

/** Finds lines of text, in no order. */
export async function findLines(pixels: Pixels, detect: Model): Promise<FoundLine[]> {
  const shrunk = Math.min(1, DETECTION_EDGE / Math.max(pixels.width, pixels.height));
  const [width, height] = [pixels.width, pixels.height].map((edge) =>
    Math.max(32, Math.round((edge * shrunk) / 32) * 32),
  ) as [number, number];
  const small = await resizePixels(pixels, width, height);
  const { data } = await detect(toTensor(small), [1, 3, height, width]);
  const [scaleX, scaleY] = [pixels.width / width, pixels.height / height];
  return regionsOf(data, width, height).flatMap((region) => {
    const marked = smallestRectangle(region);
    if (Math.min(marked.width, marked.height) < MIN_SIDE) return [];
    const distance = (marked.width * marked.height * UNCLIP_RATIO) / (2 * (marked.width + marked.height));
    const grown = { ...marked, width: marked.width + 2 * distance, height: marked.height + 2 * distance };
    const corners = cornersOf(grown).map(({ x, y }) => ({ x: (x + 0.5) * scaleX, y: (y + 0.5) * scaleY }));
    return [{ rectangle: smallestRectangle(corners), corners: corners as unknown as Corners }];
  });
}

function toTensor(bytes: Uint8Array): Float32Array {
  const size = bytes.length / 3;
  const tensor = new Float32Array(bytes.length);
  for (let channel = 0; channel < 3; channel += 1) {
    const [mean, deviation] = [MEAN[channel] as number, DEVIATION[channel] as number];
    for (let at = 0; at < size; at += 1)
      tensor[channel * size + at] = ((bytes[at * 3 + 2 - channel] as number) / 255 - mean) / deviation;
  }
  return tensor;
}

/** Connected pixels of text: of each row of a region the first and the last, which is all that its rectangle needs. */
function regionsOf(map: Float32Array, width: number, height: number): Point[][] {
  const seen = new Uint8Array(map.length);
  const regions: Point[][] = [];
  const stack: number[] = [];
  for (let start = 0; start < map.length && regions.length < MAX_REGIONS; start += 1) {
    if (seen[start] === 1 || (map[start] as number) <= PIXEL_THRESHOLD) continue;
    const rows = new Map<number, [number, number]>();
    let [sum, count] = [0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += map[at] as number;
      count += 1;
      const row = rows.get(y);
      if (row === undefined) rows.set(y, [x, x]);
      else {
        row[0] = Math.min(row[0], x);
        row[1] = Math.max(row[1], x);
      }
      for (let down = Math.max(0, y - 1); down <= Math.min(height - 1, y + 1); down += 1)
        for (let across = Math.max(0, x - 1); across <= Math.min(width - 1, x + 1); across += 1) {
          const next = down * width + across;
          if (seen[next] === 1 || (map[next] as number) <= PIXEL_THRESHOLD) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    if (sum / count < REGION_THRESHOLD) continue;
    regions.push(
      [...rows].flatMap(([y, [from, to]]) =>
        from === to
          ? [{ x: from, y }]
          : [
              { x: from, y },
              { x: to, y },
            ],
      ),
    );
  }
  return regions;
}
