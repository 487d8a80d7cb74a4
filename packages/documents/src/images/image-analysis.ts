import {
  type ColourName,
  type ColourShare,
  nameColour,
  type PhotoRegion,
  type PictureLooks,
  type PictureMeasures,
  photoRegions,
  type Region,
} from '@beian/domain/machine-checks';
import sharp, { type ResizeOptions } from 'sharp';
import { MAX_PIXELS, runDecoding } from './decoding.ts';
import { FINGERPRINT_SIDE, fingerprintOf, type PictureFingerprint } from './fingerprint.ts';
import { differenceOf, flatShareOf, greyOf, lightOf, type Pixels, sharpnessOf, standardised } from './measure.ts';
import { greatestTileDifference, PAPER_SIDE, paperFingerprintOf } from './paper-fingerprint.ts';

/** Longest side of the copy that is measured, pixels. */
const ANALYSIS_SIDE = 512;

export interface ImageAnalysis {
  readonly measures: Omit<PictureMeasures, 'format' | 'bytes' | 'width' | 'height'>;
  readonly fingerprint: PictureFingerprint;
  readonly regions: Readonly<Record<PhotoRegion, readonly ColourShare[]>>;
}

/**
 * Analyses a JPEG of the file store: decodes it once, to at most 512 pixels.
 * @throws when it is not a readable image
 */
export async function analyseImage(jpeg: Buffer): Promise<ImageAnalysis> {
  const { data, info } = await runDecoding(() =>
    sharp(jpeg, { limitInputPixels: MAX_PIXELS })
      .resize(ANALYSIS_SIDE, ANALYSIS_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const pixels: Pixels = { data, width: info.width, height: info.height };
  const small = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .greyscale()
    .resize(FINGERPRINT_SIDE, FINGERPRINT_SIDE, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const grey = greyOf(pixels);
  return {
    measures: {
      sharpness: sharpnessOf(grey, info.width, info.height),
      flat: flatShareOf(grey, info.width, info.height),
      ...lightOf(grey),
    },
    fingerprint: fingerprintOf(small),
    regions: {
      top: colourShares(pixels, photoRegions.top),
      background: colourShares(pixels, photoRegions.background),
    },
  };
}

/** Side of the grey copies by which two photos are compared, pixels. */
const PHOTO_SIDE = 128;
const greyCopy = (jpeg: Buffer, side: number, options: ResizeOptions = {}): Promise<Buffer> =>
  runDecoding(() =>
    sharp(jpeg, { limitInputPixels: MAX_PIXELS })
      .greyscale()
      .resize(side, side, { fit: 'fill', ...options })
      .toColourspace('b-w')
      .raw()
      .toBuffer(),
  );

/**
 * A grey copy of a paper. Shrinking while decoding would move its lines by part of a pixel, differently for each size; the blur takes away
 * the rest of it.
 */
async function greyPaper(jpeg: Buffer): Promise<Buffer> {
  const grey = await greyCopy(jpeg, PAPER_SIDE, { fastShrinkOnLoad: false });
  const raw = { width: PAPER_SIDE, height: PAPER_SIDE, channels: 1 } as const;
  return sharp(grey, { raw }).blur(PAPER_BLUR).toColourspace('b-w').raw().toBuffer();
}
const PAPER_BLUR = 1;

/**
 * The fingerprints of a paper, and of the same paper mirrored.
 * @throws when it is not a readable image
 */
export async function fingerprintPaper(
  jpeg: Buffer,
): Promise<{ readonly fingerprint: PictureFingerprint; readonly mirrored: PictureFingerprint }> {
  const grey = await greyPaper(jpeg);
  return { fingerprint: paperFingerprintOf(grey), mirrored: paperFingerprintOf(mirrorPaper(grey)) };
}

/** A copy of a paper with left and right exchanged. */
export const mirrorPaper = <T extends Buffer | Float64Array>(copy: T): T => {
  const turned = copy.slice() as T;
  for (let row = 0; row < PAPER_SIDE; row += 1) turned.subarray(row * PAPER_SIDE, (row + 1) * PAPER_SIDE).reverse();
  return turned;
};

/** How two pictures are compared: the copy of each, which is made once, and the difference of two copies. */
interface Comparison {
  readonly copy: (jpeg: Buffer) => Promise<Float64Array>;
  readonly difference: (one: Float64Array, other: Float64Array) => number;
}
const ofPapers: Comparison = {
  copy: async (jpeg) => standardised(await greyPaper(jpeg)),
  difference: greatestTileDifference,
};

/** Difference of two pictures: 0 identical, below the limit of `pictureMatchLimits` a copy, 1 and more unrelated. */
export const comparisons: Readonly<Record<PictureLooks, Comparison>> = {
  photo: { copy: async (jpeg) => standardised(await greyCopy(jpeg, PHOTO_SIDE)), difference: differenceOf },
  page: ofPapers,
  card: ofPapers,
};

/** Shares of the colours in a part of the frame, the largest first. */
function colourShares({ data, width, height }: Pixels, regions: readonly Region[]): ColourShare[] {
  const counts = new Map<ColourName, number>();
  let all = 0;
  for (const { left, top, right, bottom } of regions) {
    for (let y = Math.floor(top * height); y < Math.ceil(bottom * height); y += 1) {
      for (let x = Math.floor(left * width); x < Math.ceil(right * width); x += 1) {
        const at = (y * width + x) * 3;
        const name = nameColour(data[at] as number, data[at + 1] as number, data[at + 2] as number);
        counts.set(name, (counts.get(name) ?? 0) + 1);
        all += 1;
      }
    }
  }
  return [...counts].map(([name, count]) => ({ name, share: count / all })).sort((a, b) => b.share - a.share);
}
