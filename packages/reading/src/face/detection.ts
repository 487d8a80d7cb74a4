import type { Point } from '../text/index.ts';

/** A face in units of the model's square: 0 to 1 from its upper left corner. */
export interface FoundFace {
  /** From the brows to the chin. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** In the picture the left eye, the right eye, the tip of the nose and the mouth. */
  readonly points: readonly [Point, Point, Point, Point];
}

/** What the model returns of one grid of anchors: scores (logits), and 16 numbers each. */
export interface GridOutput {
  readonly scores: Float32Array;
  readonly boxes: Float32Array;
}

/** Pixels of the model's square. */
export const SIDE = 256;
/** Cells in a row of each grid, and anchors of a cell; each anchor is the middle of its cell. */
const GRIDS = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
/** Centre and size, then six points, of which the ears are not used. */
const NUMBERS = 16;
/** Faces of which more than this share is common are the same face. */
const SAME = 0.3;

/** The faces in the output of BlazeFace (back camera), the surest first; each face once. Pure. */
export function facesOf(outputs: readonly [GridOutput, GridOutput], least: number): FoundFace[] {
  const candidates = GRIDS.flatMap((grid, nth) => candidatesOf(grid, outputs[nth] as GridOutput, least));
  const faces: FoundFace[] = [];
  for (const candidate of candidates.sort((a, b) => b.confidence - a.confidence))
    if (faces.every((face) => commonShare(face, candidate) < SAME)) faces.push(candidate);
  return faces;
}

function candidatesOf({ cells, anchors }: (typeof GRIDS)[number], { scores, boxes }: GridOutput, least: number) {
  const found: FoundFace[] = [];
  for (let nth = 0; nth < cells * cells * anchors; nth += 1) {
    const confidence = 1 / (1 + Math.exp(-(scores[nth] as number)));
    if (confidence < least) continue;
    const cell = Math.floor(nth / anchors);
    const [anchorX, anchorY] = [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells];
    const number = (at: number): number => (boxes[nth * NUMBERS + at] as number) / SIDE;
    const point = (at: number): Point => ({ x: anchorX + number(4 + at * 2), y: anchorY + number(5 + at * 2) });
    const [x, y, wide, high] = [anchorX + number(0), anchorY + number(1), number(2), number(3)];
    found.push({
      left: x - wide / 2,
      top: y - high / 2,
      right: x + wide / 2,
      bottom: y + high / 2,
      confidence,
      points: [point(0), point(1), point(2), point(3)],
    });
  }
  return found;
}

/** Intersection over union. */
function commonShare(a: FoundFace, b: FoundFace): number {
  const across = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  const down = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const area = ({ left, top, right, bottom }: FoundFace) => (right - left) * (bottom - top);
  return (across * down) / (area(a) + area(b) - across * down);
}
