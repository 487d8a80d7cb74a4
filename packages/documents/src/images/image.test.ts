import { deflateSync } from 'node:zlib';
import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import { noisyJpeg, sampleJpeg } from '@beian/testing/fixtures';
import { damagedJpegs, joined, jpegWithRestarts } from '@beian/testing/hostile-files';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ImageNotReducible, readImageHere, reduceTo } from './image.ts';

const codeOf = async (bytes: Buffer) => {
  const read = await readImageHere(bytes);
  return read.ok ? 'taken' : read.reason.code;
};
const base64Bytes = (bytes: Buffer) => bytes.toString('base64').length;

describe('readImageHere', () => {
  it('makes an upright JPEG without metadata from a rotated JPEG', async () => {
    const lying = await sharp(await sampleJpeg({ width: 300, height: 200 }))
      .withMetadata({ orientation: 6, exif: { IFD0: { Artist: 'somebody' } } })
      .jpeg()
      .toBuffer();
    expect(lying.includes('somebody')).toBe(true);
    const read = await readImageHere(lying);
    if (!read.ok) throw new Error(read.reason.code);
    expect(read.image).toMatchObject({ width: 200, height: 300 });
    const meta = await sharp(read.image.jpeg).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: 200, height: 300, space: 'srgb', channels: 3 });
    expect(meta.exif).toBeUndefined();
    expect(meta.orientation).toBeUndefined();
    expect(read.image.jpeg.includes('somebody')).toBe(false);
  });

  it('puts a transparent PNG on a white background', async () => {
    const background = { r: 255, g: 0, b: 0, alpha: 0 };
    const png = await sharp({ create: { width: 120, height: 120, channels: 4, background } })
      .png()
      .toBuffer();
    const read = await readImageHere(png);
    if (!read.ok) throw new Error(read.reason.code);
    const { data } = await sharp(read.image.jpeg).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('converts grey, palette, 16 bit and CMYK images to sRGB', async () => {
    const jpeg = await sampleJpeg();
    const kinds = [
      await sharp(jpeg).greyscale().png().toBuffer(),
      await sharp(jpeg).png({ palette: true }).toBuffer(),
      await sharp(jpeg).toColourspace('rgb16').png().toBuffer(),
      await sharp(jpeg).toColourspace('cmyk').jpeg().toBuffer(),
    ];
    for (const bytes of kinds) {
      const read = await readImageHere(bytes);
      if (!read.ok) throw new Error(read.reason.code);
      expect(await sharp(read.image.jpeg).metadata()).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar' });
    }
  });

  it('refuses files other than JPEG and PNG and names their format', async () => {
    const jpeg = sharp(await sampleJpeg());
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const others: [Buffer, string][] = [
      [svg, 'SVG'],
      [Buffer.concat([Buffer.from('\uFEFF<?xml version="1.0"?>'), svg]), 'SVG'],
      [await jpeg.clone().gif().toBuffer(), 'GIF'],
      [await jpeg.clone().webp().toBuffer(), 'WebP'],
      [await jpeg.clone().tiff().toBuffer(), 'TIFF'],
      [await jpeg.clone().avif({ effort: 0 }).toBuffer(), 'AVIF'],
      [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'HEIC'],
      [Buffer.from('%PDF-1.7\n'), 'PDF'],
      [Buffer.from('plain words'), 'unknown'],
    ];
    for (const [bytes, name] of others) {
      const read = await readImageHere(bytes);
      expect(read).toMatchObject({
        ok: false,
        reason: { code: 'IMAGE_FORMAT', field: 'file', ruleId: 'R-5.6' },
      });
      expect(read.ok ? '' : read.reason.message.en).toContain(name);
    }
  });

  it('refuses truncated images, wherever they are cut', async () => {
    const jpeg = await sampleJpeg();
    const kinds = [
      jpeg,
      await sharp(jpeg).jpeg({ progressive: true }).toBuffer(),
      await sharp(jpeg).png().toBuffer(),
      await sharp(jpeg).png({ progressive: true }).toBuffer(),
    ];
    for (const bytes of kinds) {
      for (const share of [0.02, 0.3, 0.7, 0.95]) {
        expect(await codeOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('IMAGE_DAMAGED');
      }
    }
  });

  it('refuses a JPEG with missing bytes, wherever they are missing and however it ends', async () => {
    const taken: string[] = [];
    const damaged = await damagedJpegs();
    for (const { name, bytes } of damaged) if ((await codeOf(bytes)) !== 'IMAGE_DAMAGED') taken.push(name);
    expect(taken).toEqual([]);
    expect(damaged.length).toBeGreaterThan(40);
    const { head, rows } = jpegWithRestarts();
    expect(await codeOf(joined(head, rows))).toBe('taken');
  });

  it('does not detect wrong data of the right length, and detects damage in the last eight lines', async () => {
    const { head, rows } = jpegWithRestarts();
    const swapped = rows.map((_, at) => rows[at === 9 ? 3 : at]);
    expect(await codeOf(joined(head, swapped))).toBe('taken');
    const short = rows.map((row, at) => (at === rows.length - 1 ? undefined : row));
    expect(await codeOf(joined(head, short))).toBe('IMAGE_DAMAGED');
  });

  it('refuses a picture of which nobody could see anything', async () => {
    const small = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#fff' } });
    expect(await codeOf(await small(1, 1).jpeg().toBuffer())).toBe('IMAGE_TOO_SMALL');
    expect(await codeOf(await small(500, 99).png().toBuffer())).toBe('IMAGE_TOO_SMALL');
  });

  it('refuses an empty file, one above 4 MB and a header that promises too many pixels', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('IMAGE_EMPTY');
    expect(await codeOf(Buffer.alloc(MAX_UPLOAD_BYTES + 1, 0xff))).toBe('IMAGE_TOO_LARGE');
    const bomb = hugePng(20_000, 20_000);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe('IMAGE_TOO_MANY_PIXELS');
  });
});

describe('reduceTo', () => {
  it('returns a JPEG within the limit unchanged', async () => {
    const jpeg = await sampleJpeg();
    expect(await reduceTo(jpeg, 1_000_000)).toBe(jpeg);
  });

  it('fits the base64 text into the limit and uses most of it', async () => {
    for (const [jpeg, limit] of [
      [await noisyJpeg(2600, 1900), 150 * 1024],
      [await noisyJpeg(1500, 2100), 100 * 1024],
      [await noisyJpeg(300, 1200, 95), 20 * 1024],
    ] as const) {
      expect(base64Bytes(jpeg)).toBeGreaterThan(limit);
      const small = await reduceTo(jpeg, limit);
      expect(base64Bytes(small)).toBeLessThanOrEqual(limit);
      expect(base64Bytes(small)).toBeGreaterThan(limit * 0.6);
      expect((await sharp(small).metadata()).format).toBe('jpeg');
    }
  });

  it('throws when nothing fits', async () => {
    await expect(reduceTo(await sampleJpeg(), 100)).rejects.toThrow(ImageNotReducible);
  });
});

/** A black PNG with one bit per pixel: a few kilobytes that decompress to many pixels. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
