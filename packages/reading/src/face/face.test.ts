import { describe, expect, it, test } from 'vitest';
import type { Pixels } from '../text/index.ts';
import { facesOf } from './detection.ts';
import { measureFace } from './measures.ts';
import { nothing, onePerson, twoPeople } from './output.fixture.ts';

describe('the faces in the output of the model', () => {
  it('are each found once, the surest first, with their eyes where they were drawn', () => {
    const faces = facesOf(twoPeople, 0.5);
    expect(faces.map(({ confidence }) => confidence.toFixed(2))).toEqual(['0.91', '0.91']);
    // The photo fills the middle 192 pixels of the square's 256.
    const eyes = faces.map(({ points: [left, right] }) =>
      [left, right].map(({ x, y }) => [Math.round(((x * 256 - 32) / 192) * 960), Math.round(y * 1280)]),
    );
    const drawn = [
      [192, 555, 271, 551],
      [690, 460, 758, 463],
    ];
    for (const [nth, at] of eyes.entries())
      for (const [part, value] of at.flat().entries())
        expect(Math.abs(value - (drawn[nth]?.[part] ?? 0))).toBeLessThan(12);
  });

  it('are none below the confidence that is asked for', () => {
    expect(facesOf(nothing, 0.5)).toEqual([]);
    expect(facesOf(twoPeople, 0.92)).toEqual([]);
  });

  it('may be large: the second grid has six anchors in a cell', () => {
    const [face, ...others] = facesOf(onePerson, 0.5);
    expect(others).toEqual([]);
    expect(face?.confidence).toBeCloseTo(0.9, 2);
    // Anchor 215 stands in cell 35, the fourth of the fifth row of eight.
    expect(face?.left).toBeCloseTo(3.5 / 8 + 12 / 256 - 45 / 256, 6);
    expect(face?.bottom).toBeCloseTo(4.5 / 8 - 4 / 256 + 45 / 256, 6);
    expect(face?.points[0].x).toBeCloseTo(3.5 / 8 - 8 / 256, 6);
  });
});

type Paint = (x: number, y: number) => number;
/** A grey picture of 300 by 300 pixels. */
function greyPicture(paint: Paint): Pixels {
  const data = new Uint8Array(300 * 300 * 3);
  for (let at = 0; at < 300 * 300; at += 1) data.fill(paint(at % 300, Math.floor(at / 300)), at * 3, at * 3 + 3);
  return { data, width: 300, height: 300, scale: 1 };
}
const eyes = [
  { x: 120, y: 140 },
  { x: 180, y: 140 },
] as const;
/** Skin, a white eye with a dark iris on both sides, and stripes of 2 pixels for a mouth. */
const bare: Paint = (x, y) => {
  const aside = Math.min(Math.abs(x - 120), Math.abs(x - 180));
  if (Math.abs(y - 140) < 5 && aside < 12) return aside < 5 ? 30 : 220;
  if (Math.abs(y - 190) < 8 && Math.abs(x - 150) < 20) return y % 4 < 2 ? 60 : 140;
  return 160;
};
const isAtEyes: (x: number, y: number) => boolean = (x, y) => Math.abs(y - 140) < 16 && x > 90 && x < 210;

describe('the figures of a face', () => {
  const measured = (paint: Paint) => measureFace(greyPicture(paint), eyes);

  test('eyes that are seen have contrast, dark glasses are dark, and a hand is even', () => {
    const seen = measured(bare);
    expect(seen.eyeContrast).toBeGreaterThan(0.2);
    expect(seen.eyeDarkness).toBeLessThan(0.5);
    expect(measured((x, y) => (isAtEyes(x, y) ? 20 : bare(x, y))).eyeDarkness).toBe(1);
    expect(measured((x, y) => (isAtEyes(x, y) ? 150 : bare(x, y))).eyeContrast).toBeLessThan(0.01);
  });

  test('a darker photo is as sharp, a smooth one is not', () => {
    const sharp = measured(bare).sharpness;
    expect(sharp).toBeGreaterThan(100);
    expect(measured((x, y) => bare(x, y) / 2).sharpness / sharp).toBeCloseTo(1, 1);
    expect(measured((x) => 100 + x / 4).sharpness).toBeLessThan(5);
  });

  test('the tilt is that of the line through the eyes, clockwise, in degrees', () => {
    const tilted = [
      { x: 120, y: 140 },
      { x: 180, y: 150 },
    ] as const;
    expect(measureFace(greyPicture(bare), tilted).tilt).toBeCloseTo(9.46, 1);
    expect(measured(bare).tilt).toBe(0);
  });

  test('eyes at one place, as of a face from the side, are measured without a fault', () => {
    const figures = measureFace(greyPicture(bare), [eyes[0], eyes[0]]);
    for (const figure of Object.values(figures)) expect(Number.isFinite(figure)).toBe(true);
  });
});
