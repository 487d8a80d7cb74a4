import type { Glyph } from './layout.ts';

/** Wider than the usual distance of two Chinese characters by this factor: one between them was not read. */
const GAP = 1.6;
/** The room behind the last character of a line, in usual distances, from which one was lost; a line is marked with some room around it. */
const END = 1.4;
/** The distance of the first character from the sign behind its label, in usual distances, from which one between them was lost. */
const BEHIND_SIGN = 1.9;
/** Fewer pairs have no usual distance; then it is a share of the height of the line, which is marked with some room above and below. */
const MIN_PAIRS = 4;
const PITCH = 0.75;

/** Characters beside a gap in which one was not read, which the confidence of the others does not show. Digits and Latin letters have no one distance. */
export function besideGaps(glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const isChinese = ({ text }: Glyph) => /^\p{Script=Han}$/u.test(text);
  const width = ({ cell }: Glyph) => cell.right - cell.left;
  const pairs = glyphs.slice(1).flatMap((glyph, nth) => {
    const before = glyphs[nth] as Glyph;
    const isPair = before.cell === glyph.cell && isChinese(before) && isChinese(glyph);
    return isPair ? [{ glyph, distance: (glyph.at - before.at) * width(glyph) }] : [];
  });
  const sorted = pairs.map(({ distance }) => distance).sort((a, b) => a - b);
  const usual = sorted.length < MIN_PAIRS ? undefined : (sorted[Math.floor(sorted.length / 2)] as number);
  const gaps = new Set(
    pairs.filter(({ distance }) => usual !== undefined && distance > GAP * usual).map(({ glyph }) => glyph),
  );
  const first = glyphs[0];
  const before = first?.cell.glyphs[first.cell.glyphs.indexOf(first) - 1];
  // In front of a value stands the sign behind its label, without a space.
  if (first !== undefined && before !== undefined && isChinese(first) && /^[:：]$/u.test(before.text)) {
    const pitch = usual ?? PITCH * first.cell.height;
    if ((first.at - before.at) * width(first) > BEHIND_SIGN * pitch) gaps.add(first);
  }
  for (const glyph of glyphs) {
    const pitch = usual ?? PITCH * glyph.cell.height;
    if (glyph === glyph.cell.glyphs.at(-1) && isChinese(glyph) && (1 - glyph.at) * width(glyph) > END * pitch)
      gaps.add(glyph);
  }
  return gaps;
}
