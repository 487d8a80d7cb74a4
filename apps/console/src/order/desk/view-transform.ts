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
export interface ViewTransform extends Point {
  readonly zoom: number;
}
export const fullView: ViewTransform = { zoom: 1, x: 0, y: 0 };

/** How a picture lies; each picture keeps its own. */
export interface Orientation {
  /** Clockwise. */
  readonly degrees: 0 | 90 | 180 | 270;
  /** Left and right are swapped, before it is turned. */
  readonly flipped: boolean;
}
export const noRotation: Orientation = { degrees: 0, flipped: false };

/** A rim around a picture that is shown whole. */
const MARGIN = 8;
/** So much of a picture stays in sight, however far it is moved. */
const MIN_VISIBLE_PX = 24;

/** What a turned picture takes up. */
export const orientedSize = ({ width, height }: Size, { degrees }: Orientation): Size =>
  degrees % 180 === 0 ? { width, height } : { width: height, height: width };

/** Pixels of the screen per pixel of the picture where it is shown whole. */
export function fitScale(picture: Size, orientation: Orientation, pane: Size): number {
  const { width, height } = orientedSize(picture, orientation);
  return Math.max(0.001, Math.min((pane.width - 2 * MARGIN) / width, (pane.height - 2 * MARGIN) / height));
}

/** The zoom at which the picture is as wide as the pane. */
export const widthZoom = (picture: Size, orientation: Orientation, pane: Size): number =>
  (pane.width - 2 * MARGIN) / orientedSize(picture, orientation).width / fitScale(picture, orientation, pane);

/** Eight times the whole, or four pixels for one, whichever is closer; a quarter of the whole. `fit` is `fitOf`. */
export const clampZoom = (zoom: number, fit: number): number => Math.min(Math.max(zoom, 0.25), Math.max(8, 4 / fit));

/** Looks closer or from farther away; what is under the point stays there. */
export function zoomAt(view: ViewTransform, zoom: number, at: Point): ViewTransform {
  const times = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * times, y: at.y - (at.y - view.y) * times };
}

/** Moves the picture back where it would be lost from sight. */
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

/** Where a pixel of the picture is on the screen: as `cssOf` puts it. */
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

/** The one transform of a picture that is laid out in its own size with its middle in the middle of the pane. */
export const cssTransform = (view: ViewTransform, orientation: Orientation, fit: number): string =>
  `translate(${view.x}px, ${view.y}px) rotate(${orientation.degrees}deg) scale(${fit * view.zoom * (orientation.flipped ? -1 : 1)}, ${fit * view.zoom})`;

/** How many columns show so many pictures largest. `shape` is the first of them, as it lies. */
export function bestColumnCount(count: number, stage: Size, shape: Size): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const fit = fitScale(shape, noRotation, paneSize(count, columns, stage));
    if (fit > largest) [best, largest] = [columns, fit];
  }
  return best;
}

/** Between two panes. */
export const GAP = 6;

export function paneSize(count: number, columns: number, stage: Size): Size {
  const rows = Math.ceil(count / columns);
  return {
    width: (stage.width - GAP * (columns - 1)) / columns,
    height: (stage.height - GAP * (rows - 1)) / rows,
  };
}
