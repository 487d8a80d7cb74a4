import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withTextAlone } from './ink.ts';
import { loadOptional, ReadingNotInstalled } from './models.ts';
import { decodePicture, PictureUnreadable, type Pixels, toStored, turnBack } from './pixels.ts';
import { cornersOf, smallestRectangle } from './rectangle.ts';

test('a missing package is named with what to do', async () => {
  const loading = loadOptional('no-such-package', () => import('no-such-package' as string));
  await expect(loading).rejects.toThrow(ReadingNotInstalled);
  await expect(loading).rejects.toThrow(/no-such-package is not installed/);
});

test('bytes that are no picture are refused by a typed error', async () => {
  await expect(decodePicture(Buffer.from('no picture'))).rejects.toThrow(PictureUnreadable);
});

test('the smallest rectangle of a turned rectangle is that rectangle', () => {
  const turned = { x: 100, y: 50, width: 80, height: 20, angle: 0.3 };
  const found = smallestRectangle(cornersOf(turned));
  for (const key of ['x', 'y', 'width', 'height', 'angle'] as const) expect(found[key]).toBeCloseTo(turned[key], 6);
});

/** 60 by 40 white pixels with a dark square of 2 by 2 whose top left corner is at 10, 6. */
function withSquare(): Pixels {
  const data = new Uint8Array(60 * 40 * 3).fill(255);
  for (const [x, y] of [
    [10, 6],
    [11, 6],
    [10, 7],
    [11, 7],
  ] as const)
    data.fill(0, (y * 60 + x) * 3, (y * 60 + x + 1) * 3);
  return { data, width: 60, height: 40, scale: 1 };
}
const squareIn = ({ data, width }: Pixels) => {
  const at = data.indexOf(0) / 3;
  return { x: (at % width) + 1, y: Math.floor(at / width) + 1 };
};

test.each([0, 90, 180, 270] as const)(
  'a place on a paper turned by %s degrees is found in the stored picture',
  async (turned) => {
    const stored = withSquare();
    const upright = await turnBack(stored, turned);
    expect(toStored(squareIn(upright), turned, upright)).toEqual(squareIn(stored));
  },
);

test('a place is given in pixels of the picture upright by its EXIF, before it was made smaller', async () => {
  const square = withSquare();
  const large = await sharp(square.data, { raw: { width: 60, height: 40, channels: 3 } })
    .resize(3000, 2000, { kernel: 'nearest' })
    .png()
    .toBuffer();
  const photo = await sharp(large).rotate(270).withMetadata({ orientation: 6 }).png().toBuffer();
  const pixels = await decodePicture(photo);
  expect([pixels.width, pixels.height, pixels.scale]).toEqual([2400, 1600, 0.8]);
  const dark = pixels.data.findIndex((value) => value < 100) / 3;
  const place = toStored({ x: dark % 2400, y: Math.floor(dark / 2400) }, 0, pixels);
  expect(place.x).toBeCloseTo(500, -1);
  expect(place.y).toBeCloseTo(300, -1);
});

/** A picture of one row for each colour. */
const rowsOf = (colours: readonly (readonly [number, number, number])[], width = 40): Pixels => ({
  data: new Uint8Array(colours.flatMap((colour) => Array.from({ length: width }, () => colour).flat())),
  width,
  height: colours.length,
  scale: 1,
});
const colourOf = ({ data, width }: Pixels, row: number) => [...data.subarray(row * width * 3, row * width * 3 + 3)];

test('the red and blue of seals become white; black below them, and the pale blue of labels, stay', () => {
  const kept = [
    [24, 20, 21],
    [128, 128, 128],
    [58, 120, 174],
  ] as const;
  const clean = withTextAlone(rowsOf([[212, 81, 89], [76, 103, 197], ...kept]));
  expect([0, 1].map((row) => colourOf(clean, row))).toEqual(Array(2).fill([255, 255, 255]));
  expect(kept.map((_, nth) => colourOf(clean, nth + 2))).toEqual(kept);
});

test('the soft edges of coloured ink become white with it, and the same pale colour elsewhere stays', () => {
  const [paper, edge, ink] = [
    [250, 250, 250],
    [244, 230, 230],
    [240, 190, 190],
  ] as const;
  const clean = withTextAlone(rowsOf([ink, edge, edge, paper, paper, paper, edge]));
  expect([0, 1, 2].map((row) => colourOf(clean, row))).toEqual(Array(3).fill([255, 255, 255]));
  expect(colourOf(clean, 6)).toEqual([...edge]);
});

test('what is written across a paper in grey becomes white, and text stays dark', () => {
  const [ground, text, watermark] = [
    [252, 252, 250],
    [25, 25, 28],
    [180, 180, 180],
  ] as const;
  const lines = Array.from({ length: 40 }, (_, row) => (row % 10 < 2 ? text : row % 10 < 6 ? watermark : ground));
  const clean = withTextAlone(rowsOf(lines));
  expect(colourOf(clean, 4)).toEqual([255, 255, 255]);
  expect(colourOf(clean, 0)[0]).toBeLessThan(60);
  const plain = rowsOf(lines.map((line) => (line === watermark ? ground : line)));
  expect(withTextAlone(plain)).toEqual(plain);
});
