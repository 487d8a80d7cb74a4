import type { Corners, Point, TextLine } from '../text/index.ts';

/** A character of a cell, in its half-width form. */
export interface Glyph {
  readonly text: string;
  readonly confidence: number;
  /** What it would be instead. */
  readonly instead: TextLine['characters'][number]['instead'];
  readonly cell: Cell;
  /** Where its middle lies along the cell, 0 to 1. */
  readonly at: number;
}

/** A line of text in the frame of the paper: x along its lines, y down, pixels. */
export interface Cell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of the letters. */
  readonly height: number;
  /** Middle of the left and of the right end; a photographed line may still slope. */
  readonly start: Point;
  readonly end: Point;
  readonly glyphs: readonly Glyph[];
}

export interface Layout {
  /** Radians by which the frame is turned. */
  readonly angle: number;
  /** From top to bottom; the cells of a row from left to right. */
  readonly rows: readonly (readonly Cell[])[];
}

const turn = ({ x, y }: Point, angle: number): Point => ({
  x: x * Math.cos(angle) - y * Math.sin(angle),
  y: x * Math.sin(angle) + y * Math.cos(angle),
});
const between = (a: Point, b: Point, share = 0.5): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
const length = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Puts lines in order by rows, whatever the small angle at which the paper lies. */
export function layOut(lines: readonly TextLine[]): Layout {
  const angle = slopeOf(lines);
  const cells = lines.map((line) => cellOf(line, angle)).filter(({ glyphs }) => glyphs.length > 0 && !isStain(glyphs));
  const rows: Cell[][] = [];
  for (const cell of cells.sort((a, b) => a.start.y + a.end.y - b.start.y - b.end.y)) {
    const row = rows.find(
      (cells) =>
        cells.some((other) => standsBeside(other, cell)) && !cells.some((other) => overlap(other, cell) > other.height),
    );
    if (row === undefined) rows.push([cell]);
    else row.push(cell);
  }
  for (const row of rows) {
    row.sort((a, b) => a.left - b.left);
    for (const [nth, cell] of row.entries()) dropFragment(cell, row[nth + 1]);
  }
  return {
    angle,
    rows: rows.map((row) => row.filter(({ glyphs }) => glyphs.length > 0)).filter((row) => row.length > 0),
  };
}

/** Confidence below which one sign alone is no text. */
const TEXT = 0.6;
/** A single letter or sign that was hardly read: a part of the print or the paper that was taken for text, as between a label and its value. */
const isStain = ([only, ...more]: readonly Glyph[]): boolean =>
  more.length === 0 && only !== undefined && only.confidence < TEXT && !/[\p{Script=Han}\d]/u.test(only.text);

/** The part of a neighbour's character that the edge of a line cuts off, read as one: 称石 beside 砚山. */
function dropFragment(cell: Cell, next: Cell | undefined): void {
  const [last, first] = [cell.glyphs.at(-1), next?.glyphs[0]];
  if (next === undefined || last === undefined || first === undefined) return;
  const [end, start] = [middleOf(last), middleOf(first)];
  // Where both lines have a character in common ground, neither is known to be the part.
  if (end > next.left && start > cell.right) (cell.glyphs as Glyph[]).pop();
  else if (start < cell.right && end < next.left) (next.glyphs as Glyph[]).shift();
}
const middleOf = ({ cell, at }: Glyph): number => cell.left + at * (cell.right - cell.left);

/** The angle of the middle of the lines, weighted by their lengths; short ones say nothing about it. */
function slopeOf(lines: readonly TextLine[]): number {
  const slopes = lines
    .map(({ corners: [a, b, c, d] }) => ({
      angle: Math.atan2(b.y + c.y - a.y - d.y, b.x + c.x - a.x - d.x),
      weight: length(a, b) / Math.max(1, length(a, d)),
    }))
    .filter(({ weight }) => weight > 3)
    .sort((a, b) => a.angle - b.angle);
  const half = slopes.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { angle, weight } of slopes) {
    passed += weight;
    if (passed >= half) return angle;
  }
  return 0;
}

function cellOf({ corners, characters }: TextLine, angle: number): Cell {
  const [a, b, c, d] = corners.map((corner) => turn(corner, -angle)) as unknown as Corners;
  const glyphs: Glyph[] = [];
  const cell: Cell = {
    left: Math.min(a.x, d.x),
    right: Math.max(b.x, c.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(c.y, d.y),
    height: (length(a, d) + length(b, c)) / 2,
    start: between(a, d),
    end: between(b, c),
    glyphs,
  };
  for (const { text, confidence, at, instead } of characters) {
    const form = text.normalize('NFKC').trim();
    if (form !== '') glyphs.push({ text: [...form].length === 1 ? form : text, confidence, instead, cell, at });
  }
  return cell;
}

/** A line that is steeper within the frame belongs to no row: the words around a seal. */
const MAX_SLOPE = 0.2;
/** A short cell's own slope says nothing. */
const slope = ({ start, end, height }: Cell): number =>
  end.x - start.x < 3 * height ? 0 : (end.y - start.y) / (end.x - start.x);

/** How far two cells stand above each other, along the line. */
const overlap = (one: Cell, other: Cell): number => Math.min(one.right, other.right) - Math.max(one.left, other.left);

/** Whether two cells stand in one row: the longer one's line passes through the other. */
function standsBeside(one: Cell, other: Cell): boolean {
  if (Math.max(Math.abs(slope(one)), Math.abs(slope(other))) > MAX_SLOPE) return false;
  const [long, short] = one.right - one.left > other.right - other.left ? [one, other] : [other, one];
  if (overlap(long, short) > Math.min(long.height, short.height)) return false;
  const x = (short.start.x + short.end.x) / 2;
  const y = long.start.y + (x - long.start.x) * slope(long);
  return Math.abs(y - (short.start.y + short.end.y) / 2) < 0.5 * Math.min(long.height, short.height);
}

/** Where glyph `nth` of a cell begins or ends, in the frame. */
export const leftOf = ({ cell, at }: Glyph): number =>
  cell.left + Math.max(0, at - 0.5 / Math.max(1, cell.glyphs.length)) * (cell.right - cell.left);
const rightOf = ({ cell, at }: Glyph): number =>
  cell.left + Math.min(1, at + 0.5 / Math.max(1, cell.glyphs.length)) * (cell.right - cell.left);

/** A part of the frame, pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The area around glyphs; at least one. */
export const areaOf = (glyphs: readonly Glyph[]): Area => ({
  left: Math.min(...glyphs.map(leftOf)),
  right: Math.max(...glyphs.map(rightOf)),
  top: Math.min(...glyphs.map(({ cell }) => cell.top)),
  bottom: Math.max(...glyphs.map(({ cell }) => cell.bottom)),
});

/** The corners of an area in pixels of the upright picture. */
export const cornersIn = ({ left, top, right, bottom }: Area, angle: number): Corners => [
  turn({ x: left, y: top }, angle),
  turn({ x: right, y: top }, angle),
  turn({ x: right, y: bottom }, angle),
  turn({ x: left, y: bottom }, angle),
];
