import { areaOf, type Cell, type Glyph, type Layout, leftOf } from './layout.ts';

/** A label with the text behind it. */
export interface LabelledText {
  readonly label: string;
  readonly labelGlyphs: readonly Glyph[];
  /** What follows in its row. */
  readonly glyphs: readonly Glyph[];
}

/** A gap between two cells of a row that is wider, in heights of a line, begins another column. */
const COLUMN_GAP = 3;
/** Least length of a label that may also stand within a line, and of one that may be misread in one character at the start of one. */
const LONG_LABEL = 4;

/** Finds the labels of all rows. `labels`: the longest first. */
export const findLabels = ({ rows }: Layout, labels: readonly string[]): LabelledText[] =>
  rows.flatMap((row) => labelsOfRow(row, labels));

function labelsOfRow(row: readonly Cell[], labels: readonly string[]): LabelledText[] {
  const glyphs = row.flatMap((cell) => cell.glyphs);
  const found: { label: string; from: number; to: number }[] = [];
  for (let at = 0; at < glyphs.length; at += 1) {
    const isStart = at === 0 || glyphs[at]?.cell !== glyphs[at - 1]?.cell;
    const wrapped = isStart ? wrappedLabelAt(glyphs, at, labels) : undefined;
    for (const label of labels) {
      const length =
        label === wrapped
          ? (glyphs[at]?.cell.glyphs.length ?? 0)
          : wrapped === undefined && (isStart || label.length >= LONG_LABEL)
            ? lengthAt(glyphs, at, label, isStart)
            : 0;
      if (length === 0) continue;
      found.push({ label, from: at, to: at + length });
      at += length - 1;
      break;
    }
  }
  return found.map(({ label, from, to }, nth) => ({
    label,
    labelGlyphs: glyphs.slice(from, to),
    glyphs: untilColumn(withoutSigns(glyphs.slice(to, found[nth + 1]?.from), glyphs[to - 1]?.cell)),
  }));
}

/** The label of which the cell there has only the first characters: the rest stands in the line below. Undefined: there is none, or several. */
function wrappedLabelAt(glyphs: readonly Glyph[], at: number, labels: readonly string[]): string | undefined {
  const text = (glyphs[at]?.cell.glyphs ?? []).map((glyph) => glyph.text).join('');
  if (text.length < LONG_LABEL || labels.includes(text)) return undefined;
  const [only, ...others] = labels.filter((label) => label.startsWith(text));
  return others.length > 0 ? undefined : only;
}

/**
 * How many glyphs the label takes there, 0: it does not stand there. Within a line it must be right: 域名注册有限公司 is no 域名注册人.
 */
function lengthAt(glyphs: readonly Glyph[], at: number, label: string, isStart: boolean): number {
  const wrong = [...label].filter((character, nth) => glyphs[at + nth]?.text !== character).length;
  if (wrong === 0) return label.length;
  if (isStart && wrong === 1 && label.length > LONG_LABEL && glyphs[at]?.text === label.charAt(0)) return label.length;
  if (label.length !== 2) return 0;
  const split = lengthOfSplit(glyphs, at, label);
  if (split > 0) return split;
  // At the start of a row one of the two may be misread.
  const isAlone = at === 0 && wrong === 1 && glyphs[at]?.cell.glyphs.length === 2;
  return isAlone ? 2 : lengthOfSpread(glyphs, at, label);
}

/** A label of two characters whose second was found with its value; a part of it may stand behind the first: 名禾, 称云溪恒信. */
function lengthOfSplit(glyphs: readonly Glyph[], at: number, label: string): number {
  const own = glyphs[at]?.cell.glyphs ?? [];
  const next = glyphs[at + own.length];
  const isSplit = own.length <= 2 && own[0] === glyphs[at] && own[0]?.text === label.charAt(0);
  return isSplit && next?.cell.glyphs[0] === next && next?.text === label.charAt(1) ? own.length + 1 : 0;
}

/** A label of two characters, printed far apart: each is a cell of its own, of which one may be missing or have been misread. */
function lengthOfSpread(glyphs: readonly Glyph[], at: number, label: string): number {
  const [first, second] = [glyphs[at], glyphs[at + 1]];
  if (first?.cell.glyphs.length !== 1 || !label.includes(first.text)) return 0;
  const next = second?.cell.glyphs ?? [];
  const isRest = next.length <= 2 && next.some(({ text }) => text === label.charAt(1));
  return isRest ? 1 + next.length : 1;
}

/** What stands behind a label, without the signs between them and without the label in English. */
function withoutSigns(glyphs: readonly Glyph[], label: Cell | undefined): readonly Glyph[] {
  const own = glyphs.findIndex(({ cell }) => cell !== label);
  const rest =
    own < 0
      ? ''
      : glyphs
          .slice(0, own)
          .map(({ text }) => text)
          .join('');
  const from = /^[A-Za-z().:]+$/.test(rest) ? own : 0;
  const start = glyphs.findIndex(({ text }, nth) => nth >= from && !/^[:;：·.,、|_]$/u.test(text));
  return start < 0 ? [] : glyphs.slice(start);
}

function untilColumn(glyphs: readonly Glyph[]): readonly Glyph[] {
  const end = glyphs.findIndex(({ cell }, nth) => {
    const before = glyphs[nth - 1]?.cell;
    return before !== undefined && before !== cell && cell.left - before.right > COLUMN_GAP * before.height;
  });
  return end < 0 ? glyphs : glyphs.slice(0, end);
}

/**
 * The lines below a value that belong to it: they begin at its left edge, follow without a gap and belong to no label. `taken`: cells with
 * a label or behind one.
 */
export function linesBelow(
  { rows }: Layout,
  { glyphs }: Pick<LabelledText, 'glyphs'>,
  taken: ReadonlySet<Cell>,
): Glyph[] {
  const first = glyphs[0];
  if (first === undefined) return [];
  const left = leftOf(first);
  let last = first.cell;
  const below: Glyph[] = [];
  for (const row of rows) {
    const next = row.find((cell) => {
      const distance = cell.start.y - last.start.y;
      const near = distance > 0.6 * last.height && distance < 2.2 * last.height;
      return near && Math.abs(cell.left - left) < 1.5 * last.height && !taken.has(cell);
    });
    if (next === undefined) continue;
    const rest = row.slice(row.indexOf(next)).filter((cell) => !taken.has(cell));
    below.push(...untilColumn(rest.flatMap((cell) => cell.glyphs)));
    last = next;
  }
  return below;
}

/**
 * The lines beside a label that stands in the middle of their height, as in the tables of our form: a column to its right, upwards and downwards
 * without a gap.
 */
export function linesBeside(
  { rows }: Layout,
  { labelGlyphs, glyphs }: LabelledText,
  taken: ReadonlySet<Cell>,
): Glyph[] {
  const label = areaOf(labelGlyphs);
  const height = labelGlyphs[0]?.cell.height ?? 0;
  const middle = (label.top + label.bottom) / 2;
  const own = new Set(glyphs.map(({ cell }) => cell));
  const free = (cell: Cell) => cell.left > label.right - height / 2 && (own.has(cell) || !taken.has(cell));
  const lines = rows.flatMap((row) => {
    const first = row.find(free);
    return first === undefined ? [] : [{ first, y: first.start.y, rest: row.slice(row.indexOf(first)).filter(free) }];
  });
  const nearest = lines.reduce<(typeof lines)[number] | undefined>(
    (best, line) => (Math.abs(line.y - middle) < Math.abs((best?.y ?? Infinity) - middle) ? line : best),
    undefined,
  );
  if (nearest === undefined || Math.abs(nearest.y - middle) > 1.6 * height) return [];
  const column = lines.filter(({ first }) => Math.abs(first.left - nearest.first.left) < 1.5 * height);
  const at = column.indexOf(nearest);
  const isNear = (one: number, other: number) =>
    Math.abs((column[one]?.y ?? Infinity) - (column[other]?.y ?? 0)) < 2.2 * height;
  let [from, to] = [at, at];
  while (isNear(from - 1, from)) from -= 1;
  while (isNear(to + 1, to)) to += 1;
  return column.slice(from, to + 1).flatMap(({ rest }) => [...untilColumn(rest.flatMap((cell) => cell.glyphs))]);
}
