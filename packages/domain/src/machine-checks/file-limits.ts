import type { PhotoMethod } from '../photo/photo-method.ts';

/**
 * Thresholds below or above which a machine check warns (derived: requires sharp images, R-6 good light,
 * neither with a figure). Measured on drawn papers and photos, which are well above `sharpness` until they are blurred
 * by 0.4 % of their longer side.
 */
export const imageThresholds = {
  sharpness: 60,
  /** Standard deviation of grey: two lines of print on a white page exceed it. */
  blank: 6,
  /** Share of even tiles in a paper; half a certificate under a hand or a black bar exceeds it, a printed frame does not. */
  flat: 0.25,
  /** Mean grey of a photo, and of paper, which is bright. */
  photo: { darkest: 50, brightest: 215, clippedDark: 0.5, clippedBright: 0.35 },
  paper: { darkest: 70, brightest: 256, clippedDark: 0.6, clippedBright: 1.1 },
  /** Minimum share of a colour in the upper body's region for a hint. */
  topColour: 0.25,
  /** Share of blue below which the background may not be a blue curtain. */
  curtain: 0.5,
  /** Share of white and grey below which the background of a face check may not be white. */
  white: 0.5,
  /** Colours with a smaller share of a region are not named. */
  namedColour: 0.08,
} as const;

interface MatchLimits {
  /** Maximum difference in the 64-bit hash used for the lookup: four bands find all up to 7, and most with a few more. */
  readonly coarse: number;
  /** Maximum difference in the hash used for ranking: 256 bits of a photo, 512 of a paper. */
  readonly bits: number;
  /**
   * Maximum difference of both pictures in grey, each with mean 0 and deviation 1: root mean square, of a photo over the whole picture,
   * of a paper over the part that differs most.
   */
  readonly difference: number;
}

/**
 * 感知哈希: thresholds for a picture to count as a copy of another (derived, docs/decisions/0029). Measured on drawn people before one
 * curtain and on drawn papers of one layout and font (`npm run bench -- copies`).
 */
export const pictureMatchLimits = {
  photo: { coarse: 6, bits: 24, difference: 0.2 },
  page: { coarse: 8, bits: 22, difference: 0.38 },
  card: { coarse: 10, bits: 48, difference: 0.6 },
} as const satisfies Record<string, MatchLimits>;
/** 比对方式: how copies of a picture are recognised. */
export type PictureLooks = keyof typeof pictureMatchLimits;

/** The most similar pictures that are compared by pixels. */
export const MOST_COMPARED = 20;

/** What a photo shows of a person, as shares of its width or height (derived: say upper body and whole face, without figures). */
export interface FaceFrame {
  /** Height of a face from the brows to the chin. */
  readonly smallest: number;
  readonly largest: number;
  /** Distance of its middle from that of the photo. */
  readonly aside: number;
  /** Both shoulders are in the photo. */
  readonly shoulders: boolean;
}

/** Below `smallest` a photo shows more than the upper body, of which a face is a sixth. Null: the face is not judged. */
export const faceFrames: Readonly<Record<PhotoMethod, FaceFrame | null>> = {
  CURTAIN: { smallest: 0.12, largest: 0.45, aside: 0.15, shoulders: true },
  FACE_CHECK: { smallest: 0.2, largest: 0.75, aside: 0.2, shoulders: false },
  // The ID that is held shows a face, too.
  BUREAU_APP: null,
};

/**
 * Thresholds of the checks of a face (derived, and measured: docs/performance.md, Faces). Hidden eyes were measured behind drawn
 * glasses and hands alone.
 */
export const faceThresholds = {
  /** Degrees. */
  tilt: 15,
  eyeDistance: 0.25,
  eyeContrast: 0.08,
  eyeDarkness: 0.9,
  sharpness: 25,
  /** How far head and shoulders reach beyond a face: above its brows and below its chin by its height, to the sides of its middle by its width. */
  body: { aboveBrows: 0.4, belowChin: 0.5, besideMiddle: 1.1 },
} as const;
