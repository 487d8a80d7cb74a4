import { expect, test } from 'vitest';
import { idPortraitArea } from './id-portrait.ts';

test.each([
  ['of the front alone', { width: 1280, height: 807 }, { left: 0.59, top: 0.1, right: 0.96, bottom: 0.78 }],
  ['of both sides, front above', { width: 1280, height: 1630 }, { left: 0.59, top: 0.05, right: 0.96, bottom: 0.39 }],
  ['of both sides, front left', { width: 2580, height: 810 }, { left: 0.295, top: 0.1, right: 0.48, bottom: 0.78 }],
])('the portrait is found in a scan %s', (_, size, area) => {
  const found = idPortraitArea(size);
  for (const [edge, share] of Object.entries(area)) expect(found?.[edge as keyof typeof area]).toBeCloseTo(share, 5);
});

test.each([
  ['lies on its side', { width: 807, height: 1280 }],
  ['is a copy on a sheet of A4', { width: 1240, height: 1754 }],
  ['is a wide photo of a table', { width: 1920, height: 1080 }],
])('no portrait is found in a scan that %s', (_, size) => {
  expect(idPortraitArea(size)).toBeNull();
});
