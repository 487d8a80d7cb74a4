import { MAX_UPLOAD_BYTES, MAX_UPLOAD_MIB, MIN_IMAGE_EDGE } from '@beian/domain/filing';
import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, formatCount, type Reason } from '@beian/domain/text';
import sharp from 'sharp';
import {
  canOptimiseCoding,
  MAX_DECODED_BYTES,
  MAX_EDGE,
  MAX_HALVED_PIXELS,
  MAX_PIXELS,
  runDecoding,
  strictDecoding,
} from './decoding.ts';
import { checkFormat } from './formats.ts';
import { type Header, readHeader, stripPngChunks } from './header.ts';
import { hasExactCodes } from './jpeg-codes.ts';
import { hasEveryScan } from './jpeg-scans.ts';

export interface Image {
  /** Full size (half of it beyond `MAX_PIXELS`), upright, without metadata; transparent parts are white. */
  readonly jpeg: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Format of the upload. */
  readonly format: 'jpeg' | 'png';
}
export type ImageRead = { ok: true; image: Image } | { ok: false; reason: Reason };

/** The image exceeds the limit even at the smallest size. */
export class ImageNotReducible extends Error {}

const imageRefusal = (code: RefusalReasonCode, message: BilingualText, suggestion: BilingualText): ImageRead => ({
  ok: false,
  reason: { code, field: 'file', message, suggestion, ruleId: 'R-5.6' },
});

/** Reads an upload in this process; callers use `readImage` (image-process.ts), which says more. */
export async function readImageHere(bytes: Buffer): Promise<ImageRead> {
  if (bytes.length === 0) {
    return imageRefusal(
      'IMAGE_EMPTY',
      bilingual('文件为空', 'The file is empty'),
      bilingual('请重新选择文件', 'Choose the file again'),
    );
  }
  if (bytes.length > MAX_UPLOAD_BYTES) {
    return imageRefusal(
      'IMAGE_TOO_LARGE',
      bilingual(`文件超过 ${MAX_UPLOAD_MIB} MB`, `The file is larger than ${MAX_UPLOAD_MIB} MB`),
      bilingual(
        `请压缩到 ${MAX_UPLOAD_MIB} MB 以内后重新上传`,
        `Make it smaller than ${MAX_UPLOAD_MIB} MB and send it again`,
      ),
    );
  }
  const reason = checkFormat(bytes);
  if (reason !== undefined) return { ok: false, reason };
  const header = readHeader(bytes);
  if (header === undefined || header.width === 0 || header.height === 0) return damaged;
  try {
    const tooMuch = checkSize(header);
    if (tooMuch !== undefined) return tooMuch;
    if (header.format === 'jpeg' && !(hasEveryScan(bytes) && (await hasExactCodes(bytes)))) return damaged;
    return await reencode(stripPngChunks(bytes), header);
  } catch {
    // libvips's error text is not passed on, because it may contain bytes of the file.
    return damaged;
  }
}

export const damaged = imageRefusal(
  'IMAGE_DAMAGED',
  bilingual('图片不完整或已损坏', 'The image is cut short or damaged'),
  bilingual('请重新拍摄或扫描后上传', 'Take or scan it again and send that'),
);
const tooLarge = (zh: string, en: string): ImageRead =>
  imageRefusal(
    'IMAGE_TOO_MANY_PIXELS',
    bilingual(zh, en),
    bilingual('请缩小尺寸后重新上传', 'Make it smaller and send it again'),
  );
const tooMuchMemory = tooLarge(
  `图片解码后超过 ${MAX_DECODED_BYTES / 1024 ** 2} MB`,
  `The image takes more than ${MAX_DECODED_BYTES / 1024 ** 2} MB once it is unpacked`,
);

function checkSize({ format, width, height, progressiveBytes: heldInPasses }: Header): ImageRead | undefined {
  const most = format === 'jpeg' ? MAX_HALVED_PIXELS : MAX_PIXELS;
  if (width * height > most)
    return tooLarge(`图片超过 ${most / 1e4} 万像素`, `The image has more than ${most / 1e6} million pixels`);
  if (Math.max(width, height) > MAX_EDGE)
    return tooLarge(
      `图片边长超过 ${MAX_EDGE} 像素`,
      `An edge of the image is longer than ${formatCount(MAX_EDGE)} pixels`,
    );
  return heldInPasses > MAX_DECODED_BYTES ? tooMuchMemory : undefined;
}

/** On fewer pixels nobody reads a certificate or knows a face. */
const tooSmall = imageRefusal(
  'IMAGE_TOO_SMALL',
  bilingual(`图片的边长不足 ${MIN_IMAGE_EDGE} 像素`, `An edge of the image is shorter than ${MIN_IMAGE_EDGE} pixels`),
  bilingual('请上传原图，不要上传缩略图', 'Send the original, not a thumbnail'),
);

/** Decodes and re-encodes, so that only pixels are carried over. */
async function reencode(
  bytes: Buffer,
  { format, width, height, progressiveBytes: heldInPasses, pixelBytes }: Header,
): Promise<ImageRead> {
  const isHalved = width * height > MAX_PIXELS;
  const decoding = { ...strictDecoding, limitInputPixels: MAX_HALVED_PIXELS };
  const edge = Math.ceil(Math.max(width, height) / (isHalved ? 2 : 1));
  const pixels = (width * height) / (isHalved ? 4 : 1);
  const { orientation = 1 } = await sharp(bytes, decoding).metadata();
  const memoryBytes = heldInPasses + (orientation === 1 ? 0 : pixels * pixelBytes);
  if (memoryBytes > MAX_DECODED_BYTES) return tooMuchMemory;
  const upright = () => sharp(bytes, decoding).autoOrient();
  const draw = () =>
    (isHalved ? upright().resize(edge, edge, { fit: 'inside' }) : upright())
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: canOptimiseCoding(pixels) })
      .toBuffer({ resolveWithObject: true });
  const { data, info } = await runDecoding(draw, { memoryBytes });
  if (Math.min(info.width, info.height) < MIN_IMAGE_EDGE) return tooSmall;
  return { ok: true, image: { jpeg: data, width: info.width, height: info.height, format } };
}

/** Longest edges to try, pixels. Above 2400 a report copy of at most 150 KB gains nothing. */
const candidateEdges = [200, 280, 400, 560, 720, 900, 1100, 1300, 1600, 2000, 2400] as const;
/** Below this quality the letters of a certificate become unreadable; a smaller size reads better. */
const FAIR_QUALITY = 50;
const BEST_QUALITY = 88;

/** Whether the base64 text of these bytes is within a limit. */
export const fitsBase64 = (bytes: Uint8Array, maxBase64Bytes: number): boolean =>
  Math.ceil(bytes.length / 3) * 4 <= maxBase64Bytes;

/**
 * Makes the copy for the bureau: the largest size that fits at fair quality, then the best quality that fits.
 * `maxBase64Bytes` limits the base64 text (docs/spec/bureau-interface.md B-16.3). A JPEG within the limit is returned unchanged.
 * @throws ImageNotReducible when nothing fits, which happens only with limits of a few kilobytes
 */
export async function reduceTo(jpeg: Buffer, maxBase64Bytes: number): Promise<Buffer> {
  const fits = (bytes: Buffer): boolean => fitsBase64(bytes, maxBase64Bytes);
  if (fits(jpeg)) return jpeg;
  const { width, height } = await sharp(jpeg, strictDecoding).metadata();
  const longest = Math.max(width, height);
  const sizes = [...candidateEdges.filter((edge) => edge < longest), Math.min(longest, 2400)];

  let best: Buffer | undefined;
  let bestAt = -1;
  for (let low = 0, high = sizes.length - 1; low <= high; ) {
    const middle = (low + high) >> 1;
    const made = await encodeAt(await resizeTo(jpeg, sizes[middle] ?? 1), FAIR_QUALITY);
    if (fits(made)) {
      [best, bestAt, low] = [made, middle, middle + 1];
    } else high = middle - 1;
  }
  const floor = best === undefined ? 1 : FAIR_QUALITY;
  const ceiling = best === undefined ? FAIR_QUALITY - 1 : BEST_QUALITY;
  const small = await resizeTo(jpeg, sizes[Math.max(bestAt, 0)] ?? 1);
  for (let low = floor, high = ceiling; low <= high; ) {
    const middle = (low + high) >> 1;
    const made = await encodeAt(small, middle);
    if (fits(made)) [best, low] = [made, middle + 1];
    else high = middle - 1;
  }
  if (best === undefined) throw new ImageNotReducible(`no size of this image fits ${maxBase64Bytes} bytes of base64`);
  return best;
}

interface Pixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

async function resizeTo(jpeg: Buffer, edge: number): Promise<Pixels> {
  const { data, info } = await runDecoding(() =>
    sharp(jpeg, strictDecoding)
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

const encodeAt = (pixels: Pixels, quality: number): Promise<Buffer> =>
  runDecoding(() => sharp(pixels.data, { raw: pixels.raw }).jpeg({ quality }).toBuffer());
