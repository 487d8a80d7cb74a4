import { describe, expect, it } from 'vitest';
import { type Finding, faceOval, type Pixels, paperFindings, selfieFindings } from './quality.ts';

type Colour = readonly [number, number, number];
const [width, height] = [160, 213];
/** A repeatable pattern of light and dark, as skin, hair and cloth have it. */
const grain = (x: number, y: number): number => ((x * 7 + y * 13) % 5) * 4 - 8;

/** Draws a picture; `at` says the colour by the place in the oval (1: its edge) and the pixel. */
function draw(at: (distance: number, x: number, y: number) => Colour, isBlurred = false): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const dx = (x / width - faceOval.x) / faceOval.rx;
      const dy = (y / height - faceOval.y) / faceOval.ry;
      const more = isBlurred ? 0 : grain(x, y);
      data.set([...at(Math.hypot(dx, dy), x, y).map((one) => one + more), 255], (y * width + x) * 4);
    }
  return { data, width, height };
}

const wall: Colour = [232, 232, 230];
const skins: readonly Colour[] = [
  [224, 182, 152],
  [186, 138, 108],
  [112, 74, 54],
];
/** From skin to wall, as an edge that is out of focus. */
const between = (share: number): Colour => [210 + 22 * share, 168 + 64 * share, 140 + 90 * share];
const person = (skin: Colour = [210, 168, 140], background: Colour = wall, size = 0.85) =>
  draw((distance) => (distance < size ? skin : background));

describe('the live checks of a selfie', () => {
  it('find nothing in a face in the oval before a white wall, whatever the skin', () => {
    for (const skin of skins) expect(selfieFindings(person(skin)), String(skin)).toEqual([]);
  });

  it.each<[Finding, Pixels]>([
    ['dark', person([60, 42, 34], [90, 90, 88])],
    ['bright', draw(() => [250, 240, 236])],
    ['noFace', draw(() => wall)],
    ['noFace', draw(() => [40, 90, 200])],
    ['tooFar', draw((_, x, y) => (Math.abs(x - 80) < 40 && Math.abs(y - 95) < 32 ? [210, 168, 140] : wall))],
    ['uneven', draw((distance, x) => (distance < 0.85 ? (x < 80 ? [250, 206, 178] : [130, 92, 74]) : wall))],
    ['background', person([210, 168, 140], [70, 110, 190])],
    ['clutter', draw((distance, x) => (distance < 0.85 ? [210, 168, 140] : x < 12 ? [20, 20, 20] : wall))],
    ['blurred', draw((distance) => between(Math.min(1, Math.max(0, (distance - 0.6) * 2))), true)],
  ])('say %s', (finding, pixels) => {
    expect(selfieFindings(pixels)).toContain(finding);
  });
});

describe('the checks of a picture of an ID', () => {
  it('find nothing in a lit and sharp one, and say dark, bright and blurred', () => {
    expect(paperFindings(draw((_, x) => (x % 6 < 2 ? [60, 60, 70] : [210, 220, 230])))).toEqual([]);
    expect(paperFindings(draw(() => [30, 30, 32], true))).toEqual(['dark', 'blurred']);
    expect(paperFindings(draw((_, x) => (x < 100 ? [255, 255, 255] : [90, 90, 90]), true))).toContain('bright');
  });
});
