type Width = number | { readonly zh: number; readonly en: number };

/** A column of a table of fixed layout; widths in px, padding included. */
export interface ColumnWidth<N extends string> {
  readonly name: N;
  readonly min: Width;
  /** Where there is room for it; default: `min`. */
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

/** The columns that have room, and their widths. `rows`: the most important column first; the last one folds away first. */
export function fitColumns<N extends string>(
  rows: readonly ColumnWidth<N>[],
  columns: readonly N[],
  { width, language, extra = 0, keep = new Set() }: Asked,
) {
  const px = (one: Width): number => (typeof one === 'number' ? one : one[language]);
  const widthOf = ({ min, full = min }: ColumnWidth<N>, isFull: boolean) => px(isFull ? full : min);
  const least = () => shown.reduce((total, row) => total + widthOf(row, false), extra);
  const wanted = new Set<string>(columns);
  let shown = rows.filter(({ name }) => wanted.has(name));
  for (const row of shown.toReversed()) {
    if (width === 0 || least() <= width) break;
    if (row.always !== true && !keep.has(row.name)) shown = shown.filter((one) => one !== row);
  }
  // Room that is left goes to the most important columns first, each whole.
  let left = width === 0 ? Number.POSITIVE_INFINITY : width - least();
  const widths = new Map(
    shown.map((row) => {
      const more = widthOf(row, true) - widthOf(row, false);
      const isWide = more <= left;
      if (isWide) left -= more;
      return [row.name, widthOf(row, isWide)];
    }),
  );
  const grows = shown.find((row) => row.grows)?.name;
  return {
    names: columns.filter((name) => widths.has(name)),
    /** px; undefined of the column that grows. */
    widthOf: (name: N) => (name === grows ? undefined : widths.get(name)),
    minWidth: [...widths.values()].reduce((total, one) => total + one, extra),
  };
}
