import { mayBeAnother, type PaperKind, type ReadingField } from '@beian/domain/reading';
import type { TextLine } from '../text/index.ts';
import type { FieldRow } from './field-row.ts';
import { fieldRowsOf, labelsOf } from './fields.ts';
import { besideGaps } from './gaps.ts';
import { findLabels, type LabelledText, linesBelow, linesBeside } from './labels.ts';
import { type Area, areaOf, type Cell, type Glyph, type Layout, layOut } from './layout.ts';

/** A value with its place in the frame of the layout. */
export interface Extracted {
  readonly field: ReadingField;
  readonly value: string;
  /** 0 to 1: that of its least sure letter or digit, corrected by its check character. */
  readonly confidence: number;
  readonly area: Area;
  readonly looks: readonly DoubtfulGlyph[];
}

/** A character that may be another one, or, with a gap beside it, has one beside it that was not read. `at`: its index in the value. */
interface DoubtfulGlyph {
  readonly at: number;
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
  const labels = withLinesAround(layout, findLabels(layout, labelsOf(kind)), kind);
  const taken = cellsOf(labels);
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
  below: (layout, { labelGlyphs }, taken) => linesBelow(layout, { glyphs: labelGlyphs }, taken),
  around: linesBeside,
};

/** The cells of labels and of what follows in their rows. */
const cellsOf = (labels: readonly LabelledText[]): ReadonlySet<Cell> =>
  new Set(labels.flatMap(({ labelGlyphs, glyphs }) => [...labelGlyphs, ...glyphs].map(({ cell }) => cell)));

/**
 * A label alone in its row, in the middle of the height of its value, as in a table, is followed by the lines above and below it. Found before
 * the lines below other values are, among which they would be counted.
 */
function withLinesAround(layout: Layout, labels: readonly LabelledText[], kind: PaperKind): LabelledText[] {
  const taken = cellsOf(labels);
  const ofLines = new Set(fieldRowsOf(kind).flatMap(({ lines, labels }) => (lines === 'many' ? labels : [])));
  return labels.map((found) => {
    if (found.glyphs.length > 0 || !ofLines.has(found.label)) return found;
    const glyphs = linesBeside(layout, found, taken);
    const { top, bottom } = areaOf(found.labelGlyphs);
    const offsets = glyphs.map(({ cell }) => cell.start.y - (top + bottom) / 2);
    return Math.min(...offsets) < 0 && Math.max(...offsets) > 0 ? { ...found, glyphs } : found;
  });
}

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
  const found = matches.map(({ 0: match, index }) => glyphsAt(glyphs, index, index + match.length));
  const used = found.flat();
  // Brackets and commas are printed in two widths, between which the recognition is undecided.
  const letters = used.filter((glyph) => /[\p{L}\p{N}]/u.test(glyph.text));
  const confidence = Math.min(...(letters.length > 0 ? letters : used).map((glyph) => glyph.confidence));
  return {
    field: row.field,
    value,
    confidence: judged(confidence, value, matches.map(([match]) => match).join(''), row),
    area: areaOf(used),
    looks: row.value === undefined ? looksOf(found) : [],
  };
}

/** A wrong character passes a check character in about one of ten (GB 11643) or thirty (GB 32100) cases. */
function judged(confidence: number, value: string, text: string, { check, form }: FieldRow): number {
  if (form !== undefined && !form.test(value)) return confidence / 2;
  if (check === undefined) return confidence;
  return check(value, text) ? 1 - (1 - confidence) / 10 : confidence / 2;
}

/** The doubtful characters of a value whose parts are joined by 、 */
function looksOf(parts: readonly (readonly Glyph[])[]): DoubtfulGlyph[] {
  const gaps = besideGaps(parts.flat());
  let at = 0;
  return parts.flatMap((glyphs, nth) => {
    if (nth > 0) at += 1;
    return glyphs.flatMap((glyph) => {
      const from = at;
      at += glyph.text.length;
      if (!/[\p{L}\p{N}]/u.test(glyph.text)) return [];
      const isDoubtful = gaps.has(glyph) || mayBeAnother(glyph.text, glyph.confidence, glyph.instead);
      return isDoubtful ? [{ at: from, area: areaOf([glyph]) }] : [];
    });
  });
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
