import type { Corners, Point } from './pixels.ts';

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** Convex hull, counterclockwise (Andrew's monotone chain). */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (side: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of side) {
      while (chain.length > 1 && cross(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** A rectangle at any angle: its middle, its sides, and the direction of `width` in radians, from -45 to 45 degrees. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The smallest rectangle around the points: one of its sides lies on a side of their hull. */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = hullOf(points);
  let best: Rectangle | undefined;
  for (const [nth, a] of hull.entries()) {
    const b = hull[(nth + 1) % hull.length] as Point;
    const turn = Math.atan2(b.y - a.y, b.x - a.x);
    const angle = turn - Math.round(turn / (Math.PI / 2)) * (Math.PI / 2);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const along = hull.map(({ x, y }) => x * cos + y * sin);
    const across = hull.map(({ x, y }) => y * cos - x * sin);
    const [left, right, top, bottom] = [
      Math.min(...along),
      Math.max(...along),
      Math.min(...across),
      Math.max(...across),
    ];
    const [u, v] = [(left + right) / 2, (top + bottom) / 2];
    const found = { x: u * cos - v * sin, y: u * sin + v * cos, width: right - left, height: bottom - top, angle };
    if (best === undefined || found.width * found.height < best.width * best.height) best = found;
  }
  return best ?? { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, width: 0, height: 0, angle: 0 };
}

/** The rectangle's corners, clockwise from its top left. */
export function cornersOf({ x, y, width, height, angle }: Rectangle): Corners {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (along: number, across: number): Point => ({
    x: x + (along * width * cos - across * height * sin) / 2,
    y: y + (along * width * sin + across * height * cos) / 2,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
