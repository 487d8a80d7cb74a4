import { type Reason, type Text, text } from '@beian/domain';
import sharp from 'sharp';
import { refuseFormat } from './formats.ts';

// One image at a time keeps the second core for answers; decoded pixels are personal and stay in no cache.
sharp.concurrency(1);
sharp.cache(false);

/** rules.md §5.6: applicants' uploads are at most 4 MB. */
export const MAX_UPLOAD_BYTES = 4 * 1024 * 1024;
/** A few hundred bytes can unpack to gigabytes: what the header promises is judged before a pixel is decoded. */
export const MAX_PIXELS = 40_000_000;

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

const strict = { failOn: 'error', limitInputPixels: MAX_PIXELS } as const;

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
  try {
    const { width = 0, height = 0, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) {
      return refuse(
        'IMAGE_TOO_MANY_PIXELS',
        text('图片超过 4000 万像素', 'The image has more than 40 million pixels'),
        text('请缩小尺寸后重新上传', 'Make it smaller and send it again'),
      );
    }
    const { data, info } = await sharp(bytes, strict)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    return {
      ok: true,
      image: { jpeg: data, width: info.width, height: info.height, format: format === 'png' ? 'png' : 'jpeg' },
    };
  } catch {
    // Its words are libvips's own and may hold bytes of the file.
    return refuse(
      'IMAGE_DAMAGED',
      text('图片不完整或已损坏', 'The image is cut short or damaged'),
      text('请重新拍摄或扫描后上传', 'Take or scan it again and send that'),
    );
  }
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
  const { width = 1, height = 1 } = await sharp(jpeg, strict).metadata();
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
  const { data, info } = await sharp(jpeg, strict)
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

const encodeAt = (pixels: Pixels, quality: number): Promise<Buffer> =>
  sharp(pixels.data, { raw: pixels.raw }).jpeg({ quality }).toBuffer();
