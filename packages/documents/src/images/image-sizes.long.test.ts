import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readImageHere } from './image.ts';

describe('a photo of 48 megapixels', () => {
  const photo = async (orientation: number) =>
    sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#446688' } })
      .jpeg({ quality: 60 })
      .withMetadata({ orientation })
      .toBuffer();

  it('is taken at half its edges, upright', async () => {
    for (const [orientation, width, height] of [
      [1, 4000, 3000],
      [6, 3000, 4000],
    ] as const) {
      const read = await readImageHere(await photo(orientation));
      if (!read.ok) throw new Error(read.reason.code);
      expect([read.image.width, read.image.height]).toEqual([width, height]);
      const { r, g, b } = (await sharp(read.image.jpeg).stats()).dominant;
      expect(Math.max(Math.abs(r - 0x44), Math.abs(g - 0x66), Math.abs(b - 0x88))).toBeLessThan(16);
    }
  });

  it('is refused beyond 120 million pixels', async () => {
    const wide = sharp({
      create: { width: 12_100, height: 10_000, channels: 3, background: '#446688' },
      limitInputPixels: false,
    });
    expect(await readImageHere(await wide.jpeg({ quality: 30 }).toBuffer())).toMatchObject({
      reason: { code: 'IMAGE_TOO_MANY_PIXELS' },
    });
  });
});
