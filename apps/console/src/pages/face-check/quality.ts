/** Pixels as a canvas gives them: four bytes each, red, green, blue, alpha. */
export interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** The oval for the face, as shares of width and height: where the page draws it and the checks look. */
export const faceOval = { x: 0.5, y: 0.45, rx: 0.3, ry: 0.31 } as const;

/** What may be wrong with a selfie or a picture of a paper, in the order in which it is said. */
export type Finding = 'dark' | 'bright' | 'noFace' | 'tooFar' | 'uneven' | 'background' | 'clutter' | 'blurred';

/** Derived: by eye from pictures of phones; the reviewer decides. Light from 0 to 255, shares from 0 to 1. */
const thresholds = {
  dark: 70,
  bright: 225,
  /** Of a paper: pixels without any drawing left. */
  burnt: { light: 253, share: 0.3 },
  /** Difference of the halves of the face. */
  uneven: 60,
  /** Standard deviation of the second difference of light, at the size of `sampleWidth`. */
  sharpness: 3.5,
  /** A background pixel is white or nearly so: light at least, colour at most. */
  white: { light: 150, colour: 45 },
  whiteShare: 0.75,
  /** Standard deviation of the light of the background. */
  clutter: 38,
  skinShare: 0.3,
  /** Height of the skin in the oval. */
  faceHeight: 0.5,
} as const;

/** Width of the copy that is checked, pixels: small, so that a phone does it several times a second. */
export const sampleWidth = 160;

const lightOf = (r: number, g: number, b: number): number => 0.299 * r + 0.587 * g + 0.114 * b;

/** By chrominance, which differs little between people of dark and light skin. */
const isSkin = (r: number, g: number, b: number): boolean => {
  const cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
  const cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
  return cb >= 77 && cb <= 130 && cr >= 134 && cr <= 178;
};

class Mean {
  count = 0;
  private sum = 0;
  private squares = 0;
  add(value: number): void {
    this.count += 1;
    this.sum += value;
    this.squares += value * value;
  }
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }
  get deviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(Math.max(0, this.squares / this.count - this.mean ** 2));
  }
}

/** Standard deviation of the second difference of light over the middle of a picture; the sharper, the larger. */
export function sharpnessOf({ data, width, height }: Pixels): number {
  const at = (x: number, y: number): number => {
    const first = (y * width + x) * 4;
    return lightOf(data[first] ?? 0, data[first + 1] ?? 0, data[first + 2] ?? 0);
  };
  const found = new Mean();
  for (let y = Math.max(1, Math.floor(height * 0.15)); y < Math.min(height - 1, height * 0.85); y += 1)
    for (let x = Math.max(1, Math.floor(width * 0.15)); x < Math.min(width - 1, width * 0.85); x += 1)
      found.add(4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1));
  return found.deviation;
}

interface Figures {
  readonly face: Mean;
  readonly left: Mean;
  readonly right: Mean;
  readonly skin: Mean;
  readonly background: Mean;
  readonly white: Mean;
  /** Rows of the oval with skin in them, as a share of its height. */
  readonly faceHeight: number;
}

function measure({ data, width, height }: Pixels): Figures {
  const [face, left, right, skin, background, white] = Array.from({ length: 6 }, () => new Mean()) as [
    Mean,
    Mean,
    Mean,
    Mean,
    Mean,
    Mean,
  ];
  let rows = 0;
  let rowsWithSkin = 0;
  for (let y = 0; y < height; y += 1) {
    const dy = (y / height - faceOval.y) / faceOval.ry;
    const row = new Mean();
    for (let x = 0; x < width; x += 1) {
      const dx = (x / width - faceOval.x) / faceOval.rx;
      const first = (y * width + x) * 4;
      const [r, g, b] = [data[first] ?? 0, data[first + 1] ?? 0, data[first + 2] ?? 0];
      const light = lightOf(r, g, b);
      const distance = dx * dx + dy * dy;
      if (distance <= 1) {
        face.add(light);
        (dx < 0 ? left : right).add(light);
        skin.add(isSkin(r, g, b) ? 1 : 0);
        row.add(isSkin(r, g, b) ? 1 : 0);
      } else if (distance > 1.7 && dy < 0.4) {
        // Beside and above the head; the shoulders are below.
        background.add(light);
        const colour = Math.max(r, g, b) - Math.min(r, g, b);
        white.add(light >= thresholds.white.light && colour <= thresholds.white.colour ? 1 : 0);
      }
    }
    if (row.count > 0) {
      rows += 1;
      if (row.mean >= 0.25) rowsWithSkin += 1;
    }
  }
  return { face, left, right, skin, background, white, faceHeight: rows === 0 ? 0 : rowsWithSkin / rows };
}

const light = (mean: number): Finding[] =>
  mean < thresholds.dark ? ['dark'] : mean > thresholds.bright ? ['bright'] : [];

/** What may be wrong with a selfie, the most important first. Pure. */
export function selfieFindings(pixels: Pixels): Finding[] {
  const { face, left, right, skin, background, white, faceHeight } = measure(pixels);
  const found = light(face.mean);
  if (skin.mean < thresholds.skinShare) found.push('noFace');
  else if (faceHeight < thresholds.faceHeight) found.push('tooFar');
  if (Math.abs(left.mean - right.mean) > thresholds.uneven) found.push('uneven');
  if (white.mean < thresholds.whiteShare) found.push('background');
  else if (background.deviation > thresholds.clutter) found.push('clutter');
  if (sharpnessOf(pixels) < thresholds.sharpness) found.push('blurred');
  return found;
}

/** What may be wrong with a picture of an ID: its light, where white paper is no fault, and its sharpness. Pure. */
export function paperFindings(pixels: Pixels): Finding[] {
  const [all, burnt] = [new Mean(), new Mean()];
  for (let at = 0; at < pixels.width * pixels.height * 4; at += 4) {
    const one = lightOf(pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0);
    all.add(one);
    burnt.add(one >= thresholds.burnt.light ? 1 : 0);
  }
  return [
    ...(all.mean < thresholds.dark ? (['dark'] as const) : []),
    ...(burnt.mean > thresholds.burnt.share ? (['bright'] as const) : []),
    ...(sharpnessOf(pixels) < thresholds.sharpness ? (['blurred'] as const) : []),
  ];
}
