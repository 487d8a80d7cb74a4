import type { SeenFace } from '@beian/domain/machine-checks';
import type { Pixels, Point } from '../text/index.ts';

/** Pixels between the eyes in the copy that is measured. */
const EYES = 48;
/** Side of that copy, pixels: from above the brows to the chin. */
const COPY = 96;
/** Where the middle between the eyes lies in it. */
const MIDDLE = { x: 48, y: 36 } as const;
/** Grey of cheeks to which the sharpness is scaled, so that a darker photo is not a blurred one. */
const GREY = 128;
/** Below this share of the cheeks' grey a pixel is dark. */
const DARK = 0.6;
/** Samples per side for a pixel of the copy, at most. */
const MOST_SAMPLES = 6;

/** Parts of the copy. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const around = (x: number, y: number, width: number, height: number): Part => ({
  x: Math.round(x - width / 2),
  y: Math.round(y - height / 2),
  width,
  height,
});
const cheeks = [-0.45, 0.45].map((side) => around(MIDDLE.x + side * EYES, MIDDLE.y + EYES / 2, 12, 10));
const eyeParts = [-0.5, 0.5].map((side) => around(MIDDLE.x + side * EYES, MIDDLE.y, 24, 12));

/** Figures of a face whose eyes are at these points, pixels. Pure. */
export function measureFace(
  pixels: Pixels,
  [left, right]: readonly [Point, Point],
): Pick<SeenFace, 'tilt' | 'eyeContrast' | 'eyeDarkness' | 'sharpness'> {
  const copy = uprightCopy(pixels, left, right);
  const cheek = Math.max(1, (medianOf(copy, cheeks[0] as Part) + medianOf(copy, cheeks[1] as Part)) / 2);
  const eyes = eyeParts.map((part) => {
    const greys = greysOf(copy, part);
    return {
      contrast: Math.sqrt(varianceOf(greys)) / cheek,
      darkness: greys.filter((grey) => grey < cheek * DARK).length / greys.length,
    };
  });
  return {
    tilt: (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI,
    eyeContrast: Math.max(...eyes.map(({ contrast }) => contrast)),
    eyeDarkness: Math.min(...eyes.map(({ darkness }) => darkness)),
    sharpness: sharpnessOf(copy) * (GREY / cheek) ** 2,
  };
}

/** The face in grey, with its eyes level and `EYES` pixels apart. */
function uprightCopy({ data, width, height }: Pixels, left: Point, right: Point): Float32Array {
  const step = Math.max(Math.hypot(right.x - left.x, right.y - left.y), 1) / EYES;
  const [alongX, alongY] = [(right.x - left.x) / EYES, (right.y - left.y) / EYES];
  const [middleX, middleY] = [(left.x + right.x) / 2, (left.y + right.y) / 2];
  const samples = Math.max(1, Math.min(MOST_SAMPLES, Math.round(step)));
  const greyAt = (x: number, y: number): number => {
    const column = Math.max(0, Math.min(width - 1, Math.round(x)));
    const at = (Math.max(0, Math.min(height - 1, Math.round(y))) * width + column) * 3;
    return 0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
  };
  return Float32Array.from({ length: COPY * COPY }, (_, nth) => {
    let sum = 0;
    for (let sample = 0; sample < samples * samples; sample += 1) {
      const across = (nth % COPY) - MIDDLE.x + ((sample % samples) + 0.5) / samples - 0.5;
      const down = Math.floor(nth / COPY) - MIDDLE.y + (Math.floor(sample / samples) + 0.5) / samples - 0.5;
      sum += greyAt(middleX + across * alongX - down * alongY, middleY + across * alongY + down * alongX);
    }
    return sum / (samples * samples);
  });
}

const greysOf = (copy: Float32Array, { x, y, width, height }: Part): number[] =>
  Array.from(
    { length: width * height },
    (_, nth) => copy[(y + Math.floor(nth / width)) * COPY + x + (nth % width)] as number,
  );

const medianOf = (copy: Float32Array, part: Part): number => {
  const sorted = greysOf(copy, part).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
};

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length;
}

/** Variance of the Laplacian. */
function sharpnessOf(copy: Float32Array): number {
  const values: number[] = [];
  const at = (x: number, y: number) => copy[y * COPY + x] as number;
  for (let y = 1; y < COPY - 1; y += 1)
    for (let x = 1; x < COPY - 1; x += 1)
      values.push(at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y));
  return varianceOf(values);
}
