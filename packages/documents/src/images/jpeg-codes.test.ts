import { joined, jpegWithRestarts } from '@beian/testing/hostile-files';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasExactCodes } from './jpeg-codes.ts';

/** A page with lines of text and a stamp on white, with the grain of a camera in one half. */
async function page(): Promise<Buffer> {
  const lines = Array.from(
    { length: 30 },
    (_, at) => `<text x="40" y="${60 + 34 * at}" font-size="24">Line ${at * 7919} of a licence</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200">${lines.join('')}<circle cx="640" cy="900" r="90" fill="none" stroke="#c22" stroke-width="9"/></svg>`;
  const grain = Buffer.alloc(450 * 1200 * 3);
  for (let at = 0, seed = 7; at < grain.length; at++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    grain[at] = 190 + (seed >>> 27);
  }
  return sharp({ create: { width: 900, height: 1200, channels: 3, background: '#ffffff' } })
    .composite([
      { input: grain, raw: { width: 450, height: 1200, channels: 3 }, left: 450, top: 0 },
      { input: Buffer.from(svg) },
    ])
    .png()
    .toBuffer();
}
const encoders: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  sequential: (picture) => picture.jpeg({ quality: 85 }),
  'in full colour': (picture) => picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  'with standard tables': (picture) => picture.jpeg({ quality: 80, optimiseCoding: false }),
  grey: (picture) => picture.greyscale().jpeg({ quality: 85 }),
  'in four colours': (picture) => picture.toColourspace('cmyk').jpeg({ quality: 85 }),
  progressive: (picture) => picture.jpeg({ quality: 85, progressive: true }),
  'progressive of mozjpeg': (picture) => picture.jpeg({ quality: 75, mozjpeg: true }),
};
const good = new Map<string, Buffer>();
beforeAll(async () => {
  const png = await page();
  for (const [name, encode] of Object.entries(encoders)) good.set(name, await encode(sharp(png)).toBuffer());
});
const jpegOf = (name: string): Buffer => {
  const jpeg = good.get(name);
  if (jpeg === undefined) throw new Error(`no JPEG ${name}`);
  return jpeg;
};

describe('what an encoder wrote is whole', () => {
  test.each(Object.keys(encoders))('%s', async (name) => expect(await hasExactCodes(jpegOf(name))).toBe(true));

  test('also with restart markers, fill bytes, a thumbnail in its head and a film behind its end', async () => {
    const { head, rows } = jpegWithRestarts();
    const jpeg = jpegOf('sequential');
    const thumbnail = await sharp(jpeg).resize(120).jpeg().toBuffer();
    const exif = Buffer.concat([Buffer.from('Exif\0\0'), thumbnail]);
    const length = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(20_000, 0xff)]);
    for (const whole of [
      joined(head, rows),
      Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(9, 0xff), jpeg.subarray(-2)]),
      Buffer.concat([jpeg.subarray(0, 2), length, exif, jpeg.subarray(2)]),
      Buffer.concat([jpeg, film]),
    ])
      expect(await hasExactCodes(whole)).toBe(true);
  });
});

/** Ways in which bytes from here on are lost. */
const losses: Readonly<Record<string, (jpeg: Buffer, at: number) => Buffer>> = {
  '512 bytes of zeros': (jpeg, at) => Buffer.from(jpeg).fill(0, at, at + 512),
  '4 KiB of zeros': (jpeg, at) => Buffer.from(jpeg).fill(0, at, at + 4096),
  '32 KiB of zeros': (jpeg, at) => Buffer.from(jpeg).fill(0, at, at + 32_768),
  '512 equal bytes': (jpeg, at) => Buffer.from(jpeg).fill(0x55, at, at + 512),
  '4 KiB repeated': (jpeg, at) =>
    Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(at - 4096, at), jpeg.subarray(at + 4096)]),
  '512 bytes removed': (jpeg, at) => Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(at + 512)]),
};
test.each(Object.entries(losses))('a sequential picture with %s is not whole', async (_, lose) => {
  const missed: string[] = [];
  for (const name of Object.keys(encoders).filter((one) => !one.startsWith('progressive'))) {
    const jpeg = jpegOf(name);
    for (const share of [0.3, 0.5, 0.7])
      if (await hasExactCodes(lose(jpeg, Math.floor(jpeg.length * share)))) missed.push(`${name} at ${share}`);
  }
  expect(missed).toEqual([]);
});
