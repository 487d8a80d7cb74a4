/** A part of a picture, as shares of its width and height from the upper left corner. */
export interface PictureArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Width by height of an ID card, 85.6 × 54.0 mm. */
export const ID_CARD_RATIO = 85.6 / 54;
/** Where the front of a resident ID bears the portrait: at the right, over four lines of text. */
export const idCardPortrait: PictureArea = { left: 0.62, top: 0.13, right: 0.93, bottom: 0.75 };
/** Shown around the portrait, as a share of the card, because no scan is cut exactly. */
const MARGIN = 0.03;
/** A scan counts as cut to its cards if its ratio is this near to theirs. */
const TOLERANCE = 0.1;

/** How the sides of a card share one picture, and the area of its front: above or left, as applicants place it. */
const layouts: readonly { readonly ratio: number; readonly front: PictureArea }[] = [
  { ratio: ID_CARD_RATIO, front: { left: 0, top: 0, right: 1, bottom: 1 } },
  { ratio: ID_CARD_RATIO / 2, front: { left: 0, top: 0, right: 1, bottom: 0.5 } },
  { ratio: ID_CARD_RATIO * 2, front: { left: 0, top: 0, right: 0.5, bottom: 1 } },
];

/**
 * Where the portrait is in an upright scan of a resident ID: of its front, or of both sides in one picture. Null: the picture shows
 * more than the card, or lies on its side, so that nobody can say.
 */
export function idPortraitArea({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): PictureArea | null {
  const ratio = width / height;
  const layout = layouts.find((one) => Math.abs(ratio / one.ratio - 1) <= TOLERANCE);
  if (layout === undefined) return null;
  const { left, top, right, bottom } = layout.front;
  const across = (share: number) => left + share * (right - left);
  const down = (share: number) => top + share * (bottom - top);
  return {
    left: across(idCardPortrait.left - MARGIN),
    top: down(idCardPortrait.top - MARGIN),
    right: across(idCardPortrait.right + MARGIN),
    bottom: down(idCardPortrait.bottom + MARGIN),
  };
}
