import type { VerificationForm } from '@beian/domain/papers';
import { type FittedText, fitText, pad } from './bands.ts';
import type { PageWriter } from './page-writer.ts';

/** About as many short domains as the box holds in the smallest letters; those beyond are not measured, which bounds the time. */
const mostInTheBox = 100;

/**
 * The domains of the box in the largest letters that fit into `most` points of height. What does not fit in the smallest is left to the
 * list: `complete` is then false.
 */
export function fitDomains(
  pdf: PageWriter,
  { box, all, rest }: VerificationForm['domains'],
  width: number,
  most: number,
): { readonly text: FittedText; readonly complete: boolean } {
  const widths = new Map<string, number>();
  const widthOf = (part: string, size: number) => {
    const ofOnePoint = widths.get(part) ?? pdf.widthOf(part, 10) / 10;
    widths.set(part, ofOnePoint);
    return ofOnePoint * size;
  };
  const fitted = (count: number) => {
    const parts = [...box.slice(0, count), ...(count < all.length ? [rest] : [])].map((part, at, { length }) =>
      at < length - 1 ? `${part}、` : part,
    );
    return fitText(pdf, width, most, (size) =>
      breakBetweenParts(parts, width - 2 * pad, (part) => widthOf(part, size)),
    );
  };
  let [fits, fitsNot] = [0, Math.min(box.length, mostInTheBox) + 1];
  // Most forms end at the first try: all of them fit.
  for (let count = fitsNot - 1; fitsNot - fits > 1; count = Math.floor((fits + fitsNot) / 2))
    if (fitted(count).fits) fits = count;
    else fitsNot = count;
  return { text: fitted(fits), complete: fits === box.length };
}

/** Breaks a list only between its parts, so that no domain is split at its hyphen. */
function breakBetweenParts(parts: readonly string[], width: number, widthOf: (part: string) => number): string {
  const lines: { text: string; width: number }[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const wide = widthOf(part);
    if (last === undefined || last.width + wide > width) lines.push({ text: part, width: wide });
    else {
      last.text += part;
      last.width += wide;
    }
  }
  return lines.map(({ text }) => text).join('\n');
}
