import { REDUCED_EDGE } from '@beian/domain/filing';
import sharp from 'sharp';
import { createGlyphReplacer, loadPdfFonts } from '../pdf/font.ts';
import { canOptimiseCoding, runDecoding, strictDecoding } from './decoding.ts';

/** Image sizes for staff: as stored, for the review screen, for a list. */
export const imageSizes = ['full', 'reduced', 'thumbnail'] as const;
export type ImageSize = (typeof imageSizes)[number];

export interface ImageCopy {
  readonly bytes: Buffer;
  readonly type: 'image/jpeg';
}

/** Longest edge, pixels, and JPEG quality of each size. */
const sizes = {
  full: { edge: undefined, quality: 90 },
  reduced: { edge: REDUCED_EDGE, quality: 84 },
  thumbnail: { edge: 320, quality: 75 },
} as const satisfies Record<ImageSize, { edge: number | undefined; quality: number }>;

/** Content of the watermark: who views what, and when. */
export interface ViewerWatermark {
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  /** Order number; null when the image belongs to no order. */
  readonly order: string | null;
}

const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Reads a stored JPEG when its turn has come, so that waiting work holds no bytes. */
export type ReadStoredImage = () => Promise<Buffer>;

/** A copy of a stored JPEG without watermark, for its owner. */
export function resizedCopy(stored: ReadStoredImage, size: ImageSize, signal?: AbortSignal): Promise<Buffer> {
  const { edge, quality } = sizes[size];
  if (edge === undefined) return stored();
  return runDecoding(
    async () =>
      sharp(await stored(), strictDecoding)
        .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality })
        .toBuffer(),
    { signal },
  );
}

/**
 * A copy of a stored JPEG with the viewer watermark (docs/spec/desk.md D-personal-data): name, Asia/Shanghai minute and order number,
 * slanted and repeated over the whole picture, so that every part of a screenshot shows them. The letters have the same
 * size on screen in every image size.
 */
export function watermarkedCopy(
  stored: ReadStoredImage,
  size: ImageSize,
  watermark: ViewerWatermark,
  signal?: AbortSignal,
): Promise<Buffer> {
  const { edge, quality } = sizes[size];
  const draw = async () => {
    const jpeg = await stored();
    const whole = await sharp(jpeg, strictDecoding).metadata();
    const longest = Math.max(whole.width, whole.height);
    const scale = edge === undefined ? 1 : Math.min(1, edge / longest);
    const tile = await drawWatermarkTile(watermark, {
      letter: Math.max(9, (longest * scale) / 80),
      // The picture may be smaller than a tile; rounding may cost a pixel.
      width: Math.max(1, Math.floor(whole.width * scale) - 1),
      height: Math.max(1, Math.floor(whole.height * scale) - 1),
    });
    const image = sharp(jpeg, strictDecoding);
    if (edge !== undefined) image.resize(edge, edge, { fit: 'inside', withoutEnlargement: true });
    return image
      .composite([{ input: Buffer.from(tile), tile: true }])
      .jpeg({ quality, optimiseCoding: canOptimiseCoding(whole.width * scale * whole.height * scale) })
      .toBuffer();
  };
  return runDecoding(draw, { signal });
}

/** Degrees; slanted text cannot be mistaken for text of the certificate. */
const SLANT = -22;

/**
 * One watermark tile as SVG, within a maximum size. Dark letters with a light rim stay readable on paper and on a dark
 * photo.
 */
async function drawWatermarkTile(
  watermark: ViewerWatermark,
  most: { letter: number; width: number; height: number },
): Promise<string> {
  const fonts = await loadPdfFonts();
  const { write } = createGlyphReplacer(fonts);
  const { letter } = most;
  const texts = [
    `${watermark.name} ${minutes.format(new Date(watermark.at))}`,
    ...(watermark.order === null ? [] : [watermark.order]),
  ];
  const lines = texts.map((text) => fonts.outline(write(text), letter));
  const wide = Math.max(...lines.map(({ width }) => width));
  const high = lines.length * letter * 1.35;
  const turned = (SLANT * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turned), Math.abs(Math.sin(turned))];
  const width = Math.ceil(wide * cos + high * sin + letter * 2);
  const height = Math.ceil(wide * sin + high * cos + letter * 1.6);
  const rows = lines
    .map(({ paths, width: own }, at) => {
      const y = (at + 1) * letter * 1.35 - letter * 0.35 - high / 2;
      return `<g transform="translate(${(-own / 2).toFixed(2)} ${y.toFixed(2)})">${paths}</g>`;
    })
    .join('');
  const [cutWidth, cutHeight] = [Math.min(width, most.width), Math.min(height, most.height)];
  // The stroke width is in font units, in which the paths are drawn.
  const rim = 'fill="none" stroke="#fff" stroke-opacity="0.34" stroke-width="110" stroke-linejoin="round"';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cutWidth}" height="${cutHeight}">
    <g transform="translate(${width / 2} ${height / 2}) rotate(${SLANT})">
      <g ${rim}>${rows}</g><g fill="#14202e" fill-opacity="0.27">${rows}</g></g></svg>`;
}
