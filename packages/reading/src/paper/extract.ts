import type { PaperKind, ReadingField } from '@beian/domain/reading';
import type { TextLine } from '../text/index.ts';
import { type FieldRow, fieldRowsOf, labelsOf } from './fields.ts';
import { findLabels, type LabelledText, linesBelow, linesBeside } from './labels.ts';
import { type Area, areaOf, type Cell, type Glyph, type Layout, layOut } from './layout.ts';

/** A value with its place in the frame of the layout. */
export interface Extracted {
  readonly field: ReadingField;
  readonly value: string;
  /** 0 to 1: that of its least sure letter or digit, corrected by its check character. */
  readonly confidence: number;
  readonly area: Area;
}

export interface Extraction {
  readonly layout: Layout;
  readonly labels: readonly LabelledText[];
  readonly values: readonly Extracted[];
}

/** Finds the fields of a paper in its lines of text. */
export function extractFields(kind: PaperKind, lines: readonly TextLine[]): Extraction {
  const layout = layOut(lines);
  const labels = findLabels(layout, labelsOf(kind));
  const taken = new Set<Cell>(
    labels.flatMap(({ labelGlyphs, glyphs }) => [...labelGlyphs, ...glyphs].map(({ cell }) => cell)),
  );
  const values = fieldRowsOf(kind).flatMap((row) => {
    const labelled = labels
      .filter(({ label }) => row.labels.includes(label))
      .map((found) => linesOf[row.lines](layout, found, taken));
    for (const glyphs of labelled) {
      const value = valueIn(glyphs, row.pattern, row);
      if (value !== undefined) return [value];
    }
    const unlabelled = row.anywhere === undefined ? [] : everyText(layout);
    for (const glyphs of unlabelled) {
      const value = valueIn(glyphs, row.anywhere as RegExp, row);
      if (value !== undefined) return [value];
    }
    return [];
  });
  return { layout, labels, values };
}

/** The text of a label's value, by where its lines stand. */
const linesOf: Readonly<
  Record<FieldRow['lines'], (layout: Layout, found: LabelledText, taken: ReadonlySet<Cell>) => readonly Glyph[]>
> = {
  one: (_, { glyphs }) => glyphs,
  many: (layout, found, taken) => [...found.glyphs, ...linesBelow(layout, found, taken)],
  around: linesBeside,
};

/** The text of every cell and of every whole row, from the top. */
const everyText = ({ rows }: Layout): (readonly Glyph[])[] =>
  rows.flatMap((cells) => [...cells.map(({ glyphs }) => glyphs), cells.flatMap(({ glyphs }) => glyphs)]);

function valueIn(glyphs: readonly Glyph[], pattern: RegExp, row: FieldRow): Extracted | undefined {
  const text = glyphs.map((glyph) => glyph.text).join('');
  const every = [...text.matchAll(pattern)];
  const matches = row.takes === 'all' ? every : row.takes === 'last' ? every.slice(-1) : every.slice(0, 1);
  const values = matches.map(([match]) => (row.value === undefined ? match : row.value(match)));
  if (matches.length === 0 || values.includes(undefined)) return undefined;
  const value = values.join('、');
  const used = matches.flatMap(({ 0: match, index }) => glyphsAt(glyphs, index, index + match.length));
  // Brackets and commas are printed in two widths, between which the recognition is undecided.
  const letters = used.filter((glyph) => /[\p{L}\p{N}]/u.test(glyph.text));
  const confidence = Math.min(...(letters.length > 0 ? letters : used).map((glyph) => glyph.confidence));
  return {
    field: row.field,
    value,
    confidence: judged(hasGap(used) ? confidence / 2 : confidence, value, row),
    area: areaOf(used),
  };
}

/** A wrong character passes a check character in about one of ten (GB 11643) or thirty (GB 32100) cases. */
function judged(confidence: number, value: string, { check, form }: FieldRow): number {
  if (form !== undefined && !form.test(value)) return confidence / 2;
  if (check === undefined) return confidence;
  return check(value) ? 1 - (1 - confidence) / 10 : confidence / 2;
}

/** Wider than the usual distance of two Chinese characters by this factor: one between them was not read. */
const GAP = 1.6;
/** Fewer pairs have no usual distance. */
const MIN_PAIRS = 4;

/** Whether a character is missing, which the confidence of the others does not show. Digits and Latin letters have no one distance. */
function hasGap(glyphs: readonly Glyph[]): boolean {
  const isChinese = ({ text }: Glyph) => /^\p{Script=Han}$/u.test(text);
  const distances = glyphs.slice(1).flatMap((glyph, nth) => {
    const before = glyphs[nth] as Glyph;
    const pair = before.cell === glyph.cell && isChinese(before) && isChinese(glyph);
    return pair ? [(glyph.at - before.at) * (glyph.cell.right - glyph.cell.left)] : [];
  });
  const usual = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  return distances.length >= MIN_PAIRS && Math.max(...distances) > GAP * usual;
}

/** The glyphs behind a part of the joined text; a glyph may have more than one character. */
function glyphsAt(glyphs: readonly Glyph[], from: number, to: number): Glyph[] {
  let at = 0;
  return glyphs.filter(({ text }) => {
    const start = at;
    at += text.length;
    return start < to && at > from;
  });
}
