import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A JPEG in one colour with random grain: the bytes, and so the hash, differ in each call. */
export async function sampleJpeg({
  width = 640,
  height = 480,
}: {
  width?: number;
  height?: number;
} = {}): Promise<Buffer> {
  const grain = await sharp(randomBytes(16 * 16 * 3), { raw: { width: 16, height: 16, channels: 3 } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#dce6f0' } })
    .composite([{ input: grain, left: 4, top: 4 }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Noise, which hardly compresses: the hardest image to reduce. */
export const noisyJpeg = (width: number, height: number, quality = 60): Promise<Buffer> =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
