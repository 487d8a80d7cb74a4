import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Figures of an image: of the image as received, and of a copy of at most 512 pixels. */
export interface PictureMeasures {
  /** Format by its first bytes; null for images received before it was stored. */
  readonly format: 'jpeg' | 'png' | null;
  readonly bytes: number;
  /** Pixels of the upright image. */
  readonly width: number;
  readonly height: number;
  /**
   * Variance of the Laplacian over grey (0 to 255), mean of the sharpest quarter of 64 tiles, because plain background
   * is not blur.
   */
  readonly sharpness: number;
  /** Share of 64 tiles, 0 to 1, that are one even tone darker than paper. */
  readonly flat: number;
  /** Mean grey, 0 black to 255 white, and its standard deviation. */
  readonly mean: number;
  readonly spread: number;
  /** Shares of pixels, 0 to 1, that are clipped: grey of at most 8, of at least 247. */
  readonly dark: number;
  readonly bright: number;
}

/** Named colours; a colour between two gets the name of the nearer one. */
export const colours = {
  red: bilingual('红', 'red'),
  orange: bilingual('橙', 'orange'),
  yellow: bilingual('黄', 'yellow'),
  green: bilingual('绿', 'green'),
  cyan: bilingual('青', 'cyan'),
  blue: bilingual('蓝', 'blue'),
  purple: bilingual('紫', 'purple'),
  pink: bilingual('粉', 'pink'),
  brown: bilingual('棕', 'brown'),
  white: bilingual('白', 'white'),
  grey: bilingual('灰', 'grey'),
  black: bilingual('黑', 'black'),
} as const satisfies Record<string, BilingualText>;
export type ColourName = keyof typeof colours;

/** A colour and its share of a region's pixels, 0 to 1. */
export interface ColourShare {
  readonly name: ColourName;
  readonly share: number;
}

/** A part of the frame, as fractions of its width and height from the upper left corner. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place in a picture, as fractions of its width and height from the upper left corner. */
export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

/** A face that was found in a photo. Nothing of it tells whose it is. */
export interface SeenFace {
  /** From the brows to the chin, in the upright picture. */
  readonly box: Region;
  /** That it is a face, 0 to 1. */
  readonly confidence: number;
  /** The left eye of the picture and the right one, where they are or would be behind what covers them. */
  readonly eyes: readonly [PicturePoint, PicturePoint];
  /** Degrees by which the head is tilted, clockwise in the picture. */
  readonly tilt: number;
  /** Distance of the eyes by the width of the box: about 0.45 from the front, near 0 from the side. */
  readonly eyeDistance: number;
  /** Standard deviation of grey around the eye with more of it, by the grey of the cheeks. */
  readonly eyeContrast: number;
  /** Share of what is much darker than the cheeks around the eye with less of it, 0 to 1. */
  readonly eyeDarkness: number;
  /** Variance of the Laplacian over the face's grey where the eyes are 48 pixels apart and the cheeks have a grey of 128. */
  readonly sharpness: number;
}

/** What a reader of faces found in a photo; the surest face first. */
export interface FaceReading {
  readonly faces: readonly SeenFace[];
  /** Name and version of model and measures. */
  readonly engine: string;
}

/**
 * Regions of a portrait before a curtain (derived from docs/spec/rules.md R-6: upper body, centred, head below the curtain's
 * edge). They are fixed: a person elsewhere in the frame is measured wrongly, hence hints and no verdicts.
 */
export const photoRegions = {
  top: [{ left: 1 / 3, top: 0.7, right: 2 / 3, bottom: 1 }],
  background: [
    { left: 0, top: 0, right: 0.18, bottom: 0.7 },
    { left: 0.82, top: 0, right: 1, bottom: 0.7 },
  ],
} as const satisfies Record<string, readonly Region[]>;
export type PhotoRegion = keyof typeof photoRegions;

/** The name of a colour; red, green and blue from 0 to 255. */
export function nameColour(red: number, green: number, blue: number): ColourName {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const value = most / 255;
  const saturation = most === 0 ? 0 : (most - least) / most;
  if (value < 0.2) return 'black';
  if (saturation < 0.16) return value > 0.8 ? 'white' : 'grey';
  const hue = hueOf(red, green, blue, most, most - least);
  if (hue < 15 || hue >= 345) return saturation < 0.45 && value > 0.75 ? 'pink' : 'red';
  if (hue < 45) return value < 0.6 ? 'brown' : 'orange';
  return (hues.find(([below]) => hue < below) ?? ['', 'pink'])[1];
}

/** Upper bound of each hue in degrees. */
const hues = [
  [70, 'yellow'],
  [165, 'green'],
  [190, 'cyan'],
  [255, 'blue'],
  [290, 'purple'],
  [345, 'pink'],
] as const satisfies readonly (readonly [number, ColourName])[];

function hueOf(red: number, green: number, blue: number, most: number, range: number): number {
  const sixth =
    most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  return (sixth * 60 + 360) % 360;
}
