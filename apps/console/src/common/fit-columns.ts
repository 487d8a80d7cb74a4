type Width = number | { readonly zh: number; readonly en: number };

/** A column of a table of fixed layout; widths in px, padding included. */
export interface ColumnWidth<N extends string> {
  readonly name: N;
  readonly min: Width;
  /** Where all columns have room for it; default: `min`. */
  readonly full?: Width;
  /** It never folds away. */
  readonly always?: true;
  /** It takes the room that the others leave. */
  readonly grows?: true;
}

/** 12 Chinese characters of 13 px and the padding: a subject never shows fewer. */
export const SUBJECT_WIDTH = 12 * 13 + 20;

interface Asked {
  /** Of the list, px; 0: unknown, so everything fits. */
  readonly width: number;
  readonly language: 'zh' | 'en';
  /** Taken by check boxes and flags, px. */
  readonly extra?: number;
  /** Columns that stay although they have no room: the list then scrolls sideways. */
  readonly keep?: ReadonlySet<string>;
}

export interface FittedColumns<N extends string> {
  readonly names: readonly N[];
  /** px; undefined of the column that grows. */
  readonly widthOf: (name: N) => number | undefined;
  readonly minWidth: number;
}

/** The columns that have room, and their widths. `rows`: the most important column first; the last one folds away first. */
export function fitColumns<N extends string>(
  rows: readonly ColumnWidth<N>[],
  columns: readonly N[],
  { width, language, extra = 0, keep = new Set() }: Asked,
): FittedColumns<N> {
  const px = (one: Width): number => (typeof one === 'number' ? one : one[language]);
  const widthOf = ({ min, full = min }: ColumnWidth<N>, isFull: boolean) => px(isFull ? full : min);
  const sum = (isFull: boolean) => shown.reduce((total, row) => total + widthOf(row, isFull), extra);
  const wanted = new Set<string>(columns);
  let shown = rows.filter(({ name }) => wanted.has(name));
  for (const row of shown.toReversed()) {
    if (width === 0 || sum(false) <= width) break;
    if (row.always !== true && !keep.has(row.name)) shown = shown.filter((one) => one !== row);
  }
  const isFull = width === 0 || sum(true) <= width;
  const byName = new Map(shown.map((row) => [row.name, row]));
  return {
    names: columns.filter((name) => byName.has(name)),
    widthOf: (name) => {
      const row = byName.get(name);
      return row === undefined || row.grows ? undefined : widthOf(row, isFull);
    },
    minWidth: sum(isFull),
  };
}
