import { availableParallelism } from 'node:os';
import { sampleJpeg } from '@beian/testing/fixtures';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { imageSizes, resizedCopy, watermarkedCopy } from './viewer-watermark.ts';

const mark = { name: '白露', at: '2026-11-25T09:14:59.000Z', order: 'BD2611253601700' };
const from = (jpeg: Buffer) => () => Promise.resolve(jpeg);
const grey = (jpeg: Buffer) => sharp(jpeg).greyscale().raw().toBuffer();

/** Share of differing pixels of two pictures of equal size, per part of a 3 by 3 grid. */
async function differs(one: Buffer, other: Buffer): Promise<number[]> {
  const { width, height } = await sharp(one).metadata();
  const [a, b] = [await grey(one), await grey(other)];
  const parts = Array.from({ length: 9 }, () => 0);
  for (let at = 0; at < a.length; at += 1) {
    const column = Math.floor(((at % width) * 3) / width);
    const row = Math.floor((Math.floor(at / width) * 3) / height);
    if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 24) parts[row * 3 + column] = (parts[row * 3 + column] ?? 0) + 1;
  }
  return parts.map((count) => (count * 9) / a.length);
}

it('copies keep the aspect ratio, at most 1200 and 320 pixels; the full copy keeps the stored size', async () => {
  const stored = await sampleJpeg({ width: 2000, height: 1000 });
  const edges = [];
  for (const size of imageSizes) {
    const meta = await sharp(await watermarkedCopy(from(stored), size, mark)).metadata();
    edges.push([meta.width, meta.height, meta.format]);
    expect((await sharp(await resizedCopy(from(stored), size)).metadata()).width).toBe(meta.width);
  }
  expect(edges).toEqual([
    [2000, 1000, 'jpeg'],
    [1200, 600, 'jpeg'],
    [320, 160, 'jpeg'],
  ]);
  expect(await resizedCopy(from(stored), 'full')).toBe(stored);
});

it('the watermark covers the whole picture in every size and hides little of it', async () => {
  const stored = await sampleJpeg({ width: 1600, height: 1200 });
  for (const size of imageSizes) {
    const changed = await differs(
      await resizedCopy(from(stored), size),
      await watermarkedCopy(from(stored), size, mark),
    );
    for (const share of changed) {
      expect(share).toBeGreaterThan(0.005);
      expect(share).toBeLessThan(0.2);
    }
  }
});

it('another name, minute or order changes the watermark; seconds do not', async () => {
  const stored = await sampleJpeg({ width: 640, height: 480 });
  const first = await watermarkedCopy(from(stored), 'full', mark);
  expect(await watermarkedCopy(from(stored), 'full', { ...mark, at: '2026-11-25T09:14:01.000Z' })).toEqual(first);
  for (const other of [{ name: '赵样例' }, { at: '2026-11-25T09:15:00.000Z' }, { order: null }]) {
    expect(await watermarkedCopy(from(stored), 'full', { ...mark, ...other })).not.toEqual(first);
  }
});

it('reads a picture only when its turn has come, so waiting requests hold no pictures', async () => {
  const stored = await sampleJpeg({ width: 640, height: 480 });
  let [open, most] = [0, 0];
  const read = async () => {
    open += 1;
    most = Math.max(most, open);
    return stored;
  };
  await Promise.all(
    Array.from({ length: 24 }, () =>
      watermarkedCopy(read, 'thumbnail', mark).then(() => {
        open -= 1;
      }),
    ),
  );
  // One picture per core with one core left free; one more may be read while the previous answer is on its way.
  expect(most).toBeLessThanOrEqual(2 * Math.max(1, availableParallelism() - 1));
});

it('marks pictures smaller than the watermark too', async () => {
  for (const size of [
    { width: 40, height: 500 },
    { width: 24, height: 24 },
  ]) {
    const stored = await sampleJpeg(size);
    expect(await sharp(await watermarkedCopy(from(stored), 'full', mark)).metadata()).toMatchObject(size);
  }
});
