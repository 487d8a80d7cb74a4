import { expect, test } from 'vitest';
import { loadOptional, ReadingNotInstalled } from './models.ts';
import { decodePicture, PictureUnreadable } from './pixels.ts';
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
