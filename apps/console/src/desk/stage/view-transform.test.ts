import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bestColumnCount,
  CAPTION,
  clampPan,
  clampZoom,
  fitScale,
  frameOf,
  GAP,
  leadPanes,
  type Orientation,
  orientedSize,
  placeView,
  screenPoint,
  widthZoom,
  zoomAt,
} from './view-transform.ts';

const size = fc.record({ width: fc.integer({ min: 20, max: 6000 }), height: fc.integer({ min: 20, max: 6000 }) });
const pane = fc.record({ width: fc.integer({ min: 120, max: 2000 }), height: fc.integer({ min: 120, max: 1200 }) });
const turn = fc.record({
  degrees: fc.constantFrom(0, 90, 180, 270),
  flipped: fc.boolean(),
}) as fc.Arbitrary<Orientation>;
const point = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -600, max: 600 }) });
const zoom = fc.double({ min: 0.25, max: 8, noNaN: true });
const look = fc.record({ zoom, x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }) });

test('zooming keeps the point under the pointer in place, in any orientation', () => {
  fc.assert(
    fc.property(size, pane, turn, look, zoom, point, (picture, room, lies, now, next, pixel) => {
      const before = screenPoint(pixel, now, picture, lies, room);
      const after = screenPoint(pixel, zoomAt(now, next, before), picture, lies, room);
      // A hundredth of a pixel, plus the floating-point error far off the screen.
      const slack = 0.01 + 1e-6 * (Math.abs(before.x) + Math.abs(before.y));
      expect(Math.abs(after.x - before.x)).toBeLessThan(slack);
      expect(Math.abs(after.y - before.y)).toBeLessThan(slack);
    }),
  );
});

test('zooming in and out again at one point has no effect', () => {
  fc.assert(
    fc.property(look, zoom, point, (now, next, at) => {
      const back = zoomAt(zoomAt(now, next, at), now.zoom, at);
      expect(back.x).toBeCloseTo(now.x, 4);
      expect(back.y).toBeCloseTo(now.y, 4);
    }),
  );
});

test('"whole" fits inside the pane; "width" touches both sides', () => {
  fc.assert(
    fc.property(size, pane, turn, (picture, room, lies) => {
      const fit = fitScale(picture, lies, room);
      const shape = orientedSize(picture, lies);
      expect(shape.width * fit).toBeLessThanOrEqual(room.width - 15.9);
      expect(shape.height * fit).toBeLessThanOrEqual(room.height - 15.9);
      expect(shape.width * fit * widthZoom(picture, lies, room)).toBeCloseTo(room.width - 16, 3);
    }),
  );
});

test('panning keeps the picture visible, and a visible one in place', () => {
  fc.assert(
    fc.property(size, pane, turn, look, (picture, room, lies, now) => {
      const kept = clampPan(now, picture, lies, room);
      const scale = fitScale(picture, lies, room) * kept.zoom;
      const shape = orientedSize(picture, lies);
      expect(Math.abs(kept.x) - (shape.width * scale) / 2).toBeLessThanOrEqual(room.width / 2);
      expect(Math.abs(kept.y) - (shape.height * scale) / 2).toBeLessThanOrEqual(room.height / 2);
      expect(clampPan(kept, picture, lies, room)).toEqual(kept);
    }),
  );
});

test('zoom has a minimum and a maximum, and pixels can always be told apart', () => {
  expect(clampZoom(100, 1)).toBe(8);
  expect(clampZoom(0.01, 1)).toBe(0.25);
  expect(clampZoom(100, 0.1)).toBe(40);
});

test('three photos are side by side on a wide stage and two by two on a square one', () => {
  const photo = { width: 800, height: 600 };
  expect(bestColumnCount(3, { width: 1500, height: 400 }, photo)).toBe(3);
  expect(bestColumnCount(3, { width: 512, height: 420 }, photo)).toBe(2);
  expect(bestColumnCount(3, { width: 300, height: 900 }, photo)).toBe(1);
});

test('flipping swaps left and right before the rotation', () => {
  const picture = { width: 100, height: 60 };
  const room = { width: 116, height: 116 };
  const corner = (degrees: Orientation['degrees'], flipped: boolean) =>
    screenPoint({ x: 0, y: 0 }, { zoom: 1, x: 0, y: 0 }, picture, { degrees, flipped }, room);
  expect(corner(0, false)).toEqual({ x: -50, y: -30 });
  expect(corner(90, false)).toEqual({ x: 30, y: -50 });
  expect(corner(0, true)).toEqual({ x: 50, y: -30 });
  expect(corner(90, true)).toEqual({ x: 30, y: 50 });
});

test('a photo under review has the larger pane, and the others fill the stage beside it', () => {
  fc.assert(
    fc.property(pane, fc.integer({ min: 1, max: 3 }), (stage, others) => {
      const [lead, ...side] = leadPanes(others, stage);
      expect(side).toHaveLength(others);
      for (const one of side) expect(lead?.width).toBeGreaterThan(one.width);
      expect((lead?.width ?? 0) + (side[0]?.width ?? 0) + GAP).toBeCloseTo(stage.width, 6);
      const rows = side.reduce((sum, one) => sum + one.height + CAPTION, GAP * (others - 1));
      expect(rows).toBeCloseTo(stage.height, 6);
    }),
  );
});

test('a part of a picture is given in its pixels', () => {
  const area = { left: 0.59, top: 0.1, right: 0.96, bottom: 0.78 };
  expect(frameOf({ width: 1000, height: 500 }, area)).toEqual({
    left: 590,
    top: 50,
    width: expect.closeTo(370, 6),
    height: expect.closeTo(340, 6),
  });
});

test('a place is in the middle of the pane, whole and not blown up, however the picture is turned', () => {
  const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  fc.assert(
    fc.property(size, pane, turn, share, share, share, share, (picture, room, lies, left, top, right, bottom) => {
      const corners = [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ];
      const view = placeView(corners, picture, lies, room);
      const at = corners.map(({ x, y }) =>
        screenPoint({ x: x * picture.width, y: y * picture.height }, view, picture, lies, room),
      );
      for (const of of ['x', 'y'] as const) {
        const all = at.map((one) => one[of]);
        const [from, to] = [Math.min(...all), Math.max(...all)];
        expect(Math.abs(from + to) / 2).toBeLessThan(0.01 + 1e-6 * Math.abs(to));
        expect(to - from).toBeLessThanOrEqual(of === 'x' ? room.width : room.height);
      }
      const fit = fitScale(picture, lies, room);
      expect(view.zoom).toBeGreaterThanOrEqual(1);
      expect(fit * view.zoom).toBeLessThanOrEqual(Math.max(2, fit) + 1e-9);
    }),
  );
});
