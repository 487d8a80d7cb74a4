import { type Reason, type Text, text } from '@beian/domain';
import sharp from 'sharp';
import { decoding, fitTables, MAX_EDGE, MAX_HELD, MAX_PIXELS, strict } from './decoding.ts';
import { refuseFormat } from './formats.ts';
import { type Header, pictureAlone, readHeader } from './header.ts';
import { hasEveryScan } from './scans.ts';

/** rules.md §5.6: applicants' uploads are at most 4 MB. */
export const MAX_UPLOAD_BYTES = 4 * 1024 * 1024;

export interface Image {
  /** Full size, upright, without metadata, transparent parts white. */
  readonly jpeg: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What it was received as. */
  readonly format: 'jpeg' | 'png';
}
export type ImageRead = { ok: true; image: Image } | { ok: false; reason: Reason };

/** What cannot be made small enough even at the smallest size. */
export class CannotReduce extends Error {}

const refuse = (code: string, message: Text, suggestion: Text): ImageRead => ({
  ok: false,
  reason: { code, field: 'file', message, suggestion, ruleId: 'rules.md §5.6' },
});

/** Reads an upload. What is no whole JPEG or PNG within the limits comes back as a reason, never as a throw. */
export async function readImage(bytes: Buffer): Promise<ImageRead> {
  if (bytes.length === 0) {
    return refuse(
      'IMAGE_EMPTY',
      text('文件为空', 'The file is empty'),
      text('请重新选择文件', 'Choose the file again'),
    );
  }
  if (bytes.length > MAX_UPLOAD_BYTES) {
    return refuse(
      'IMAGE_TOO_LARGE',
      text('文件超过 4 MB', 'The file is larger than 4 MB'),
      text('请压缩到 4 MB 以内后重新上传', 'Make it smaller than 4 MB and send it again'),
    );
  }
  const reason = refuseFormat(bytes);
  if (reason !== undefined) return { ok: false, reason };
  const header = readHeader(bytes);
  if (header === undefined || header.width === 0 || header.height === 0) return damaged;
  try {
    const tooMuch = refuseSize(header);
    if (tooMuch !== undefined) return tooMuch;
    if (header.format === 'jpeg' && !hasEveryScan(bytes)) return damaged;
    return await drawAnew(pictureAlone(bytes), header);
  } catch {
    // Its words are libvips's own and may hold bytes of the file.
    return damaged;
  }
}

const damaged = refuse(
  'IMAGE_DAMAGED',
  text('图片不完整或已损坏', 'The image is cut short or damaged'),
  text('请重新拍摄或扫描后上传', 'Take or scan it again and send that'),
);
const tooLarge = (zh: string, en: string): ImageRead =>
  refuse('IMAGE_TOO_MANY_PIXELS', text(zh, en), text('请缩小尺寸后重新上传', 'Make it smaller and send it again'));
const tooDeep = tooLarge('图片解码后超过 128 MB', 'The image takes more than 128 MB once it is unpacked');

function refuseSize({ width, height, heldInPasses }: Header): ImageRead | undefined {
  if (width * height > MAX_PIXELS) return tooLarge('图片超过 4000 万像素', 'The image has more than 40 million pixels');
  if (Math.max(width, height) > MAX_EDGE)
    return tooLarge('图片边长超过 20000 像素', 'An edge of the image is longer than 20,000 pixels');
  return heldInPasses > MAX_HELD ? tooDeep : undefined;
}

/** Decodes and encodes: nothing but pixels goes from one into the other. */
async function drawAnew(
  bytes: Buffer,
  { format, width, height, heldInPasses, pixelBytes }: Header,
): Promise<ImageRead> {
  const { orientation = 1 } = await sharp(bytes, strict).metadata();
  const held = heldInPasses + (orientation === 1 ? 0 : width * height * pixelBytes);
  if (held > MAX_HELD) return tooDeep;
  const draw = () =>
    sharp(bytes, strict)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: fitTables(width * height) })
      .toBuffer({ resolveWithObject: true });
  const { data, info } = await decoding(draw, { held });
  return { ok: true, image: { jpeg: data, width: info.width, height: info.height, format } };
}

/** Longest edges to try, pixels. Beyond 2400 a report copy of at most 150 KB gains nothing. */
const edges = [200, 280, 400, 560, 720, 900, 1100, 1300, 1600, 2000, 2400] as const;
/** Below this, letters on a certificate dissolve: a smaller size reads better. */
const FAIR = 50;
const GOOD = 88;

/** Is the base64 text of these bytes within a limit? */
export const fitsBase64 = (bytes: Uint8Array, maxBase64Bytes: number): boolean =>
  Math.ceil(bytes.length / 3) * 4 <= maxBase64Bytes;

/**
 * The copy that goes to the bureau: the largest size that fits at fair quality, then the best quality that fits.
 * `maxBase64Bytes` is the limit of the base64 text (bureau-interface.md §16.3). A JPEG that fits comes back as it is.
 * Throws CannotReduce where nothing fits, which limits of some kilobytes never see.
 */
export async function reduceTo(jpeg: Buffer, maxBase64Bytes: number): Promise<Buffer> {
  const fits = (bytes: Buffer): boolean => fitsBase64(bytes, maxBase64Bytes);
  if (fits(jpeg)) return jpeg;
  const { width, height } = await sharp(jpeg, strict).metadata();
  const longest = Math.max(width, height);
  const sizes = [...edges.filter((edge) => edge < longest), Math.min(longest, 2400)];

  let best: Buffer | undefined;
  let bestAt = -1;
  for (let low = 0, high = sizes.length - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    const made = await encodeAt(await shrink(jpeg, sizes[middle] ?? 1), FAIR);
    if (fits(made)) {
      [best, bestAt, low] = [made, middle, middle + 1];
    } else high = middle - 1;
  }
  const floor = best === undefined ? 1 : FAIR;
  const ceiling = best === undefined ? FAIR - 1 : GOOD;
  const small = await shrink(jpeg, sizes[Math.max(bestAt, 0)] ?? 1);
  for (let low = floor, high = ceiling; low <= high; ) {
    const middle = (low + high) >> 1;
    const made = await encodeAt(small, middle);
    if (fits(made)) [best, low] = [made, middle + 1];
    else high = middle - 1;
  }
  if (best === undefined) throw new CannotReduce(`no size of this image fits ${maxBase64Bytes} bytes of base64`);
  return best;
}

interface Pixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

async function shrink(jpeg: Buffer, edge: number): Promise<Pixels> {
  const { data, info } = await decoding(() =>
    sharp(jpeg, strict)
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

const encodeAt = (pixels: Pixels, quality: number): Promise<Buffer> =>
  decoding(() => sharp(pixels.data, { raw: pixels.raw }).jpeg({ quality }).toBuffer());
