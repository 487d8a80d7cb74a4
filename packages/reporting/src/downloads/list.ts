import type { IdPage, PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { SHANGHAI_OFFSET_MS } from '@beian/domain/calendar';
import type { FieldRow, FieldRows, ValuesOf } from '@beian/domain/fields';
import type { Actor } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import type { z } from 'zod';

/** Value of a cell; a list of texts is joined in one cell, an instant (ISO 8601, UTC) is shown in Shanghai time. */
export type Cell = string | number | boolean | null | readonly string[] | { readonly at: string | null };

export interface Column<Row> {
  readonly header: BilingualText;
  read(row: Row, language: Language): Cell;
}

/** The reader and the filter of the list. */
export interface ListRequest<Filter> {
  readonly actor: Actor;
  readonly language: Language;
  readonly filter: Filter;
}

/** A list of the console that can be downloaded. */
export interface DownloadList<Filter, Row> {
  readonly label: BilingualText;
  /** The same right as for the list on screen. */
  readonly mayRead: (actor: Actor) => boolean;
  /** Strict, so that unknown filters are refused. */
  readonly filter: z.ZodType<Filter>;
  readonly columns: Readonly<Record<string, Column<Row>>>;
  /** A page of the list as the console shows it: the same ids, rows and masking. */
  page(
    ctx: AppContext,
    tx: Tx,
    asked: ListRequest<Filter>,
    page: PageQuery,
  ): Promise<{ readonly page: IdPage; readonly rows: readonly Row[] }>;
}

/** A list whose types only its own functions know: a filter that its schema has parsed, and rows that its page returned. */
export type AnyDownloadList = DownloadList<unknown, unknown>;
export const defineList = <Filter, Row>(one: DownloadList<Filter, Row>): AnyDownloadList => one;

/** Page function from a function for ids and one for rows. */
export const pageByIds =
  <Filter, Row>(
    ids: (tx: Tx, page: PageQuery, asked: ListRequest<Filter>) => Promise<IdPage>,
    rows: (
      ctx: AppContext,
      tx: Tx,
      asked: ListRequest<Filter> & { readonly ids: readonly string[] },
    ) => Promise<readonly Row[]>,
  ): DownloadList<Filter, Row>['page'] =>
  async (ctx, tx, asked, page) => {
    const found = await ids(tx, page, asked);
    return { page: found, rows: found.ids.length === 0 ? [] : await rows(ctx, tx, { ...asked, ids: found.ids }) };
  };

export const valueColumn = <Row>(zh: string, en: string, read: (row: Row) => Cell): Column<Row> => ({
  header: bilingual(zh, en),
  read,
});

/** A column of names, in the reader's language. */
export const labelColumn = <Row>(
  zh: string,
  en: string,
  read: (row: Row) => readonly BilingualText[],
): Column<Row> => ({
  header: bilingual(zh, en),
  read: (row, language) => read(row).map((label) => label[language]),
});

/** A column of an instant; the header names the time zone. */
export const instantColumn = <Row>(zh: string, en: string, read: (row: Row) => string | null): Column<Row> => ({
  header: bilingual(`${zh}（北京时间）`, `${en} (Asia/Shanghai)`),
  read: (row) => ({ at: read(row) }),
});

/** The column of a field. */
export const fieldColumn = <Row>(
  { shape }: Pick<FieldRow, 'shape'>,
  label: BilingualText,
  read: (row: Row) => unknown,
): Column<Row> =>
  shape === 'DateTime'
    ? instantColumn(label.zh, label.en, (row) => read(row) as string | null)
    : valueColumn(label.zh, label.en, (row) => read(row) as Cell);

/** The columns of a noun's fields, in the sequence of its rows; `cells` shows fields that hold objects. */
export const fieldColumns = <R extends FieldRows>(
  rows: R,
  cells: { readonly [N in keyof R]?: Column<ValuesOf<R>>['read'] } = {},
): Readonly<Record<string, Column<ValuesOf<R>>>> =>
  Object.fromEntries(
    Object.entries<FieldRow>(rows).flatMap(([field, row]) => {
      const { column, label } = row;
      if (column === undefined || label === undefined) return [];
      const read = cells[field];
      const made = read
        ? { header: label, read }
        : fieldColumn(row, label, (values: ValuesOf<R>) => values[field as keyof R]);
      return [[column, made]];
    }),
  );

/** Shanghai time to the second, `2026-11-25 16:30:05`, which spreadsheets read as a time. */
const shanghaiTime = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

const booleanTexts = { true: bilingual('是', 'yes'), false: bilingual('否', 'no') };

const isList = (cell: Cell): cell is readonly string[] => Array.isArray(cell);

/**
 * A cell as text; numbers stay numbers, so that the protection against formulas does not alter a minus sign. Line
 * breaks within a text become LF, because CR LF ends a row.
 */
export function cellText(cell: Cell, language: Language): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return booleanTexts[`${cell}`][language];
  if (typeof cell === 'string') return cell.replace(/\r\n?/g, '\n');
  if (isList(cell)) return cell.map((one) => one.replace(/\r\n?/g, '\n')).join(language === 'zh' ? '；' : '; ');
  return cell.at === null ? '' : shanghaiTime(cell.at);
}
