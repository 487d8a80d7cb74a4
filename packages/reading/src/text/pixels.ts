import sharp from 'sharp';

/** An upright picture as rows of red, green, blue; `scale`: its pixels per pixel of the stored picture. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** Clockwise from the top left of the text. */
export type Corners = readonly [Point, Point, Point, Point];

/** As many pixels as the desk stores of a picture (`MAX_PIXELS` of packages/documents), and a little more. */
export const MAX_READ_PIXELS = 41_000_000;
/** Longest edge that is read, pixels; smaller letters are not made out better with more. */
const MAX_EDGE = 2400;

/** The bytes are no picture that can be read: too large, cut off or no picture at all. The process is unharmed. */
export class PictureUnreadable extends Error {
  override readonly name = 'PictureUnreadable';
}

/** Decodes a picture, upright by its EXIF, and makes it smaller. Throws `PictureUnreadable`. */
export async function decodePicture(bytes: Uint8Array): Promise<Pixels> {
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MAX_READ_PIXELS,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { autoOrient } = await sharp(bytes).metadata();
    return { data, width: info.width, height: info.height, scale: info.width / autoOrient.width };
  } catch (error) {
    throw new PictureUnreadable('The picture is too large or damaged', { cause: error });
  }
}

const rawOf = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } });

/** The picture in another size, which need not keep its proportions. */
export const resizePixels = async (pixels: Pixels, width: number, height: number): Promise<Uint8Array> =>
  rawOf(pixels).resize({ width, height, fit: 'fill' }).raw().toBuffer();

/** Degrees by which the paper lies turned clockwise in its picture. */
export type Turn = 0 | 90 | 180 | 270;

/** Turns the picture back, so that the paper is upright. */
export async function turnBack(pixels: Pixels, turned: Turn): Promise<Pixels> {
  if (turned === 0) return pixels;
  const { data, info } = await rawOf(pixels)
    .rotate(360 - turned)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, scale: pixels.scale };
}

/** A point of the upright paper in pixels of the stored picture; `size`: the upright paper's. */
export function toStored({ x, y }: Point, turned: Turn, size: Pixels): Point {
  const { width, height, scale } = size;
  const [atX, atY] = { 0: [x, y], 90: [height - y, x], 180: [width - x, height - y], 270: [y, width - x] }[turned] as [
    number,
    number,
  ];
  return { x: Math.round(atX / scale), y: Math.round(atY / scale) };
}
