/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of the screen from the middle of the pane, right and down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * How closely and where one looks. Compared pictures share one look: 1 is each picture whole in its pane, whatever its size, and
 * the middle of the picture stands at x, y.
 */
export interface Look extends Point {
  readonly zoom: number;
}
export const whole: Look = { zoom: 1, x: 0, y: 0 };

/** How a picture lies; each picture keeps its own. */
export interface Turn {
  /** Clockwise. */
  readonly degrees: 0 | 90 | 180 | 270;
  /** Left and right are swapped, before it is turned. */
  readonly flipped: boolean;
}
export const upright: Turn = { degrees: 0, flipped: false };

/** A rim around a picture that is shown whole. */
const MARGIN = 8;
/** So much of a picture stays in sight, however far it is moved. */
const IN_SIGHT = 24;

/** What a turned picture takes up. */
export const lying = ({ width, height }: Size, { degrees }: Turn): Size =>
  degrees % 180 === 0 ? { width, height } : { width: height, height: width };

/** Pixels of the screen per pixel of the picture where it is shown whole. */
export function fitOf(picture: Size, turn: Turn, pane: Size): number {
  const { width, height } = lying(picture, turn);
  return Math.max(0.001, Math.min((pane.width - 2 * MARGIN) / width, (pane.height - 2 * MARGIN) / height));
}

/** The zoom at which the picture is as wide as the pane. */
export const widthZoom = (picture: Size, turn: Turn, pane: Size): number =>
  (pane.width - 2 * MARGIN) / lying(picture, turn).width / fitOf(picture, turn, pane);

/** Eight times the whole, or four pixels for one, whichever is closer; a quarter of the whole. `fit` is `fitOf`. */
export const within = (zoom: number, fit: number): number => Math.min(Math.max(zoom, 0.25), Math.max(8, 4 / fit));

/** Looks closer or from farther away; what is under the point stays there. */
export function zoomAt(look: Look, zoom: number, at: Point): Look {
  const times = zoom / look.zoom;
  return { zoom, x: at.x - (at.x - look.x) * times, y: at.y - (at.y - look.y) * times };
}

/** Moves the picture back where it would be lost from sight. */
export function inSight(look: Look, picture: Size, turn: Turn, pane: Size): Look {
  const { width, height } = lying(picture, turn);
  const scale = fitOf(picture, turn, pane) * look.zoom;
  const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  return {
    zoom: look.zoom,
    x: clamp(look.x, Math.max(0, (width * scale + pane.width) / 2 - IN_SIGHT)),
    y: clamp(look.y, Math.max(0, (height * scale + pane.height) / 2 - IN_SIGHT)),
  };
}

/** Where a pixel of the picture is on the screen: as `cssOf` puts it. */
export function screenPoint(pixel: Point, look: Look, picture: Size, turn: Turn, pane: Size): Point {
  const scale = fitOf(picture, turn, pane) * look.zoom;
  const x = (pixel.x - picture.width / 2) * (turn.flipped ? -1 : 1) * scale;
  const y = (pixel.y - picture.height / 2) * scale;
  const [right, down] = { 0: [x, y], 90: [-y, x], 180: [-x, -y], 270: [y, -x] }[turn.degrees] as [number, number];
  return { x: right + look.x, y: down + look.y };
}

/** The one transform of a picture that is laid out in its own size with its middle in the middle of the pane. */
export const cssOf = (look: Look, turn: Turn, fit: number): string =>
  `translate(${look.x}px, ${look.y}px) rotate(${turn.degrees}deg) scale(${fit * look.zoom * (turn.flipped ? -1 : 1)}, ${fit * look.zoom})`;

/** How many columns show so many pictures largest. `shape` is the first of them, as it lies. */
export function columnsFor(count: number, stage: Size, shape: Size): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const fit = fitOf(shape, upright, paneOf(count, columns, stage));
    if (fit > largest) [best, largest] = [columns, fit];
  }
  return best;
}

/** Between two panes. */
export const GAP = 6;

export function paneOf(count: number, columns: number, stage: Size): Size {
  const rows = Math.ceil(count / columns);
  return {
    width: (stage.width - GAP * (columns - 1)) / columns,
    height: (stage.height - GAP * (rows - 1)) / rows,
  };
}
