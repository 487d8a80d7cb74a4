import { A4, contentWidth, inkColours, type PageWriter } from './page-writer.ts';

/** A strip of the page from margin to margin. */
export interface Band {
  /** Least height, points. */
  readonly height: number;
  /** By how much it may grow where the page has room. */
  readonly grow?: number;
  /** No line below it. */
  readonly open?: true;
  draw(y: number, height: number): void;
}

export const pad = 5;
export const textSize = 8.5;
const leastSize = 5;
const innerWidth = contentWidth - 2 * pad;

export const heightOfBands = (bands: readonly Band[]): number => bands.reduce((sum, { height }) => sum + height, 0);

/** Draws a table of bands; those that may grow share `room`. */
export function drawTable(pdf: PageWriter, bands: readonly Band[], room: number): void {
  const growing = bands.filter(({ grow }) => grow !== undefined).length;
  const top = pdf.y;
  for (const { height, grow, open, draw } of bands) {
    const tall = height + (grow === undefined ? 0 : Math.min(grow, Math.max(0, room / growing)));
    draw(pdf.y, tall);
    pdf.y += tall;
    if (open === undefined) pdf.line([A4.left, pdf.y], [A4.left + contentWidth, pdf.y]);
  }
  pdf.frame(A4.left, top, contentWidth, pdf.y - top);
}

/** A black bar with white text. */
export const barBand = (pdf: PageWriter, text: string): Band => ({
  height: 15.5,
  draw: (y, height) => {
    pdf.fill(A4.left, y, contentWidth, height);
    pdf.write(text, { x: A4.left + pad, y: y + 1.2, width: innerWidth, size: 9, bold: true, colour: inkColours.paper });
  },
});

export function textBand(
  pdf: PageWriter,
  text: string,
  { size = textSize, bold = false, open }: { size?: number; bold?: boolean; open?: true } = {},
): Band {
  const look = { width: innerWidth, size, bold };
  return {
    height: pdf.heightOf(text, look) + 2,
    ...(open === undefined ? {} : { open }),
    draw: (y) => pdf.write(text, { ...look, x: A4.left + pad, y: y + 1 }),
  };
}

export interface FittedText {
  readonly text: string;
  readonly size: number;
  readonly height: number;
  /** False: it is too high even in the smallest letters. */
  readonly fits: boolean;
}

/** The largest size, 9.5 to 5 points in three steps, at which a text is no higher than `most`. `lay` breaks it into lines. */
export function fitText(pdf: PageWriter, width: number, most: number, lay: (size: number) => string): FittedText {
  const fitted = (size: number): FittedText => {
    const text = lay(size);
    const height = pdf.heightOf(text, { size, width: width - 2 * pad }) + 3;
    return { text, size, height, fits: height <= most };
  };
  const [largest, middle] = [9.5, 7];
  for (const size of [largest, middle]) {
    const one = fitted(size);
    if (one.fits) return one;
  }
  return fitted(leastSize);
}

/** A label and its value in cells beside each other, from `x` on. */
export function drawCells(
  pdf: PageWriter,
  {
    x,
    y,
    height,
    label,
    labelWidth,
    width,
  }: { x: number; y: number; height: number; label: string; labelWidth: number; width: number },
  value: FittedText,
): void {
  const middle = (tall: number) => y + (height - tall) / 2;
  const labelHeight = pdf.heightOf(label, { size: textSize, width: labelWidth - pad });
  pdf.frame(x, y, labelWidth, height);
  pdf.frame(x + labelWidth, y, width - labelWidth, height);
  pdf.write(label, { x: x + pad, y: middle(labelHeight), width: labelWidth - pad, size: textSize });
  const at = { x: x + labelWidth + pad, y: middle(value.height) + 1, width: width - labelWidth - 2 * pad };
  pdf.write(value.text, { ...at, size: value.size });
}

const boxSize = 7;
const boxGap = 9;
export interface Box {
  readonly label: string;
  readonly ticked: boolean;
}
export const widthOfBoxes = (pdf: PageWriter, boxes: readonly Box[]): number =>
  boxes.reduce((sum, { label }) => sum + pdf.widthOf(`□${label}`, textSize) + boxGap, 0);

/** Boxes to tick beside each other; a ticked one is a square with √ in it. */
export function drawBoxes(pdf: PageWriter, x: number, y: number, boxes: readonly Box[]): void {
  let left = x;
  for (const { label, ticked } of boxes) {
    const width = pdf.widthOf(`□${label}`, textSize);
    if (ticked) pdf.frame(left + 0.8, y + 2.9, boxSize, boxSize);
    pdf.write(`${ticked ? '√' : '□'}${label}`, { x: left, y, width: width + 4, size: textSize });
    left += width + boxGap;
  }
}
