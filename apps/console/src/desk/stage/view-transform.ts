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
 * Zoom and position. Compared pictures share one transform: 1 is each picture whole in its pane, whatever its size, with its middle
 * at x, y.
 */
export interface ViewTransform extends Point {
  readonly zoom: number;
}
export const fullView: ViewTransform = { zoom: 1, x: 0, y: 0 };

/** Rotation and flip; each picture has its own. */
export interface Orientation {
  /** Clockwise. */
  readonly degrees: 0 | 90 | 180 | 270;
  /** Left and right are swapped, before the rotation. */
  readonly flipped: boolean;
}
export const noRotation: Orientation = { degrees: 0, flipped: false };

/** Margin around a picture that is shown whole, pixels. */
const MARGIN = 8;
/** Pixels of a picture that stay visible, however far it is moved. */
const MIN_VISIBLE_PX = 24;

export const orientedSize = ({ width, height }: Size, { degrees }: Orientation): Size =>
  degrees % 180 === 0 ? { width, height } : { width: height, height: width };

/** Screen pixels per picture pixel when the picture is shown whole. */
export function fitScale(picture: Size, orientation: Orientation, pane: Size): number {
  const { width, height } = orientedSize(picture, orientation);
  return Math.max(0.001, Math.min((pane.width - 2 * MARGIN) / width, (pane.height - 2 * MARGIN) / height));
}

/** The zoom at which the picture is as wide as the pane. */
export const widthZoom = (picture: Size, orientation: Orientation, pane: Size): number =>
  (pane.width - 2 * MARGIN) / orientedSize(picture, orientation).width / fitScale(picture, orientation, pane);

/**
 * Maximum: eight times the whole, or four screen pixels per picture pixel, whichever is larger; minimum: a quarter of the whole.
 * `fit` is `fitScale`.
 */
export const clampZoom = (zoom: number, fit: number): number => Math.min(Math.max(zoom, 0.25), Math.max(8, 4 / fit));

/** Changes the zoom; the point stays in place. */
export function zoomAt(view: ViewTransform, zoom: number, at: Point): ViewTransform {
  const times = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * times, y: at.y - (at.y - view.y) * times };
}

/** Moves the picture back when it would leave the view. */
export function clampPan(view: ViewTransform, picture: Size, orientation: Orientation, pane: Size): ViewTransform {
  const { width, height } = orientedSize(picture, orientation);
  const scale = fitScale(picture, orientation, pane) * view.zoom;
  const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));
  return {
    zoom: view.zoom,
    x: clamp(view.x, Math.max(0, (width * scale + pane.width) / 2 - MIN_VISIBLE_PX)),
    y: clamp(view.y, Math.max(0, (height * scale + pane.height) / 2 - MIN_VISIBLE_PX)),
  };
}

/** Screen position of a pixel of the picture, consistent with `cssTransform`. */
export function screenPoint(
  pixel: Point,
  view: ViewTransform,
  picture: Size,
  orientation: Orientation,
  pane: Size,
): Point {
  const scale = fitScale(picture, orientation, pane) * view.zoom;
  const x = (pixel.x - picture.width / 2) * (orientation.flipped ? -1 : 1) * scale;
  const y = (pixel.y - picture.height / 2) * scale;
  const [right, down] = { 0: [x, y], 90: [-y, x], 180: [-x, -y], 270: [y, -x] }[orientation.degrees] as [
    number,
    number,
  ];
  return { x: right + view.x, y: down + view.y };
}

/** Most of the pane that a place takes when the picture is zoomed to it: what stands around it stays visible. */
const PLACE_SHARE: Size = { width: 0.7, height: 0.25 };
/** Most screen pixels per picture pixel of a place: a small picture is not blown up. */
const PLACE_SCALE = 2;

/** Zoom and position at which a place of the picture is in the middle of the pane and can be read. `corners`: shares of its width and height. */
export function placeView(
  corners: readonly Point[],
  picture: Size,
  orientation: Orientation,
  pane: Size,
): ViewTransform {
  const pixels = corners.map(({ x, y }) => ({ x: x * picture.width, y: y * picture.height }));
  const range = (of: 'x' | 'y') => {
    const all = pixels.map((pixel) => pixel[of]);
    const [from, to] = [Math.min(...all), Math.max(...all)];
    return { middle: (from + to) / 2, length: Math.max(1, to - from) };
  };
  const [across, down] = [range('x'), range('y')];
  const { width, height } = orientedSize({ width: across.length, height: down.length }, orientation);
  const fit = fitScale(picture, orientation, pane);
  const scale = Math.min((pane.width * PLACE_SHARE.width) / width, (pane.height * PLACE_SHARE.height) / height);
  const zoom = clampZoom(Math.max(1, Math.min(scale, PLACE_SCALE) / fit), fit);
  const { x, y } = screenPoint({ x: across.middle, y: down.middle }, { zoom, x: 0, y: 0 }, picture, orientation, pane);
  return clampPan({ zoom, x: -x, y: -y }, picture, orientation, pane);
}

/** The CSS transform of a picture that is laid out in its own size, centred in the pane. */
export const cssTransform = (view: ViewTransform, orientation: Orientation, fit: number): string =>
  `translate(${view.x}px, ${view.y}px) rotate(${orientation.degrees}deg) scale(${fit * view.zoom * (orientation.flipped ? -1 : 1)}, ${fit * view.zoom})`;

/** Number of columns at which the pictures are largest. `shape` is the rotated size of the first. */
export function bestColumnCount(count: number, stage: Size, shape: Size): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const fit = fitScale(shape, noRotation, paneSize(count, columns, stage));
    if (fit > largest) [best, largest] = [columns, fit];
  }
  return best;
}

/** Gap between two panes, pixels. */
export const GAP = 6;

/** A part of a picture, in its pixels. */
export interface Frame extends Size {
  readonly left: number;
  readonly top: number;
}
export const wholeFrame = ({ width, height }: Size): Frame => ({ left: 0, top: 0, width, height });
/** The part of a picture that is given in shares of its width and height. */
export const frameOf = (
  { width, height }: Size,
  area: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Frame => ({
  left: area.left * width,
  top: area.top * height,
  width: (area.right - area.left) * width,
  height: (area.bottom - area.top) * height,
});

/** Height of the caption above a pane of `leadPanes`, pixels. */
export const CAPTION = 24;
/** Columns of `leadPanes`, as shares of the width. */
export const leadColumns = [3, 2] as const;

/** The first picture large at the left, the others below each other at its right; each under its caption. */
export function leadPanes(others: number, stage: Size): Size[] {
  const [lead, side] = leadColumns;
  const width = stage.width - GAP;
  const pane = (share: number, rows: number): Size => ({
    width: Math.max(1, width * share),
    height: Math.max(1, (stage.height - GAP * (rows - 1)) / rows - CAPTION),
  });
  if (others === 0) return [{ width: Math.max(1, stage.width), height: Math.max(1, stage.height - CAPTION) }];
  return [pane(lead / (lead + side), 1), ...Array.from({ length: others }, () => pane(side / (lead + side), others))];
}

export function paneSize(count: number, columns: number, stage: Size): Size {
  const rows = Math.ceil(count / columns);
  return {
    width: (stage.width - GAP * (columns - 1)) / columns,
    height: (stage.height - GAP * (rows - 1)) / rows,
  };
}
