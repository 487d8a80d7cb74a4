import { describe, expect, test } from 'vitest';
import { type Corner, cropOf, isLegibleReduced, type Place } from './place.ts';

const picture = { width: 2000, height: 1000 };
const most = { width: 360, height: 32 };

/** A text of a size around a middle, turned clockwise; in pixels of the picture. */
function textAt(middle: Corner, width: number, height: number, degrees: number): Place {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([right = 0, down = 0]) => ({
    x: (middle.x + ((right * width) / 2) * cos - ((down * height) / 2) * sin) / picture.width,
    y: (middle.y + ((right * width) / 2) * sin + ((down * height) / 2) * cos) / picture.height,
  }));
}

/** Where a pixel of the picture is in the window, by the CSS transform. */
function shownAt(transform: string, { x, y }: Corner): Corner {
  const [right = 0, down = 0, degrees = 0, scale = 1, left = 0, up = 0] = (transform.match(/-?[\d.]+/g) ?? []).map(
    Number,
  );
  const [at, below] = [(x + left) * scale, (y + up) * scale];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { x: right + at * cos - below * sin, y: down + at * sin + below * cos };
}

describe('the crop of a place', () => {
  test.each([0, 90, 180, 270, 7, -5])('stands upright with a margin, on a paper turned by %s degrees', (degrees) => {
    const place = textAt({ x: 900, y: 480 }, 400, 40, degrees);
    const { window, transform } = cropOf(place, picture, most);
    expect(window.height).toBeCloseTo(32);
    // 40 pixels of text and 12 of margin on each side are 32 pixels high.
    const scale = 0.5;
    expect(window.width).toBeCloseTo(424 * scale);
    const [topLeft, topRight, , bottomLeft] = place.map(({ x, y }) =>
      shownAt(transform, { x: x * picture.width, y: y * picture.height }),
    );
    expect(topLeft?.x).toBeCloseTo(12 * scale, 0);
    expect(topLeft?.y).toBeCloseTo(12 * scale, 0);
    expect(topRight?.x).toBeCloseTo(412 * scale, 0);
    expect(topRight?.y).toBeCloseTo(12 * scale, 0);
    expect(bottomLeft?.y).toBeCloseTo(52 * scale, 0);
  });

  test('of a long line is as wide as there is room', () => {
    const { window } = cropOf(textAt({ x: 900, y: 480 }, 1600, 40, 0), picture, most);
    expect(window.width).toBeCloseTo(360);
    expect(window.height).toBeLessThan(32);
  });

  test('of a place without size is a window with a size', () => {
    const { window } = cropOf(textAt({ x: 900, y: 480 }, 0, 0, 0), picture, most);
    expect(window.height).toBeCloseTo(32);
    expect(window.width).toBeGreaterThan(0);
  });
});

test('a text that the reduced copy shows too small needs the full picture, and one of a small picture never does', () => {
  const [small, large] = [textAt({ x: 900, y: 480 }, 300, 20, 0), textAt({ x: 900, y: 480 }, 300, 40, 90)];
  expect([small, large].map((place) => isLegibleReduced(place, picture))).toEqual([false, true]);
  expect(isLegibleReduced(small, { width: 800, height: 600 })).toBe(true);
});
