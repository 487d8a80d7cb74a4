import { REDUCED_EDGE } from '@beian/domain/filing';

/** Pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A corner in shares of the width and height of the stored picture. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Corners of a place, clockwise from the top left of its text. */
export type Place = readonly Corner[];

/** A place as it stands upright, with a margin around it; lengths in pixels of the stored picture. */
interface Upright extends Size {
  /** Middle of the place in the picture. */
  readonly x: number;
  readonly y: number;
  /** Degrees by which the text is turned clockwise in the picture. */
  readonly turned: number;
  /** Height of the text, without the margin. */
  readonly textHeight: number;
}

/** Margin on each side, as a share of the height of the text: enough to see that nothing is cut off. */
const MARGIN = 0.3;

function uprightOf(place: Place, picture: Size): Upright {
  const corners = place.map(({ x, y }) => ({ x: x * picture.width, y: y * picture.height }));
  const [first = { x: 0, y: 0 }, second = first, third = first, fourth = first] = corners;
  const angle = Math.atan2(second.y - first.y + third.y - fourth.y, second.x - first.x + third.x - fourth.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = corners.map(({ x, y }) => x * cos + y * sin);
  const down = corners.map(({ x, y }) => y * cos - x * sin);
  const middle = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2;
  const extent = (all: readonly number[]) => Math.max(1, Math.max(...all) - Math.min(...all));
  const [at, below, textHeight] = [middle(along), middle(down), extent(down)];
  return {
    x: at * cos - below * sin,
    y: at * sin + below * cos,
    turned: (angle * 180) / Math.PI,
    textHeight,
    width: extent(along) + 2 * MARGIN * textHeight,
    height: textHeight * (1 + 2 * MARGIN),
  };
}

export interface Crop {
  /** Size of the clipped part on the screen. */
  readonly window: Size;
  /** CSS transform of the whole picture, laid out in its own size from the top left of the window; its origin is that corner. */
  readonly transform: string;
}

/** The part of a picture around a place, upright, as large as fits into `most`. */
export function cropOf(place: Place, picture: Size, most: Size): Crop {
  const { x, y, turned, width, height } = uprightOf(place, picture);
  const scale = Math.min(most.width / width, most.height / height);
  const window = { width: width * scale, height: height * scale };
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    window,
    transform: [
      `translate(${round(window.width / 2)}px, ${round(window.height / 2)}px)`,
      `rotate(${round(-turned)}deg)`,
      `scale(${round(scale * 1000) / 1000})`,
      `translate(${round(-x)}px, ${round(-y)}px)`,
    ].join(' '),
  };
}

/** Least height of a text in pixels of the reduced copy at which it can be read there. */
export const LEGIBLE_PX = 14;

/** Whether the reduced copy shows the text of a place large enough to read it. */
export function isLegibleReduced(place: Place, picture: Size): boolean {
  const reduction = Math.min(1, REDUCED_EDGE / Math.max(picture.width, picture.height));
  return reduction === 1 || uprightOf(place, picture).textHeight * reduction >= LEGIBLE_PX;
}
