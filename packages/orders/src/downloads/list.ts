import { type Actor, type BilingualText, bilingual, type Language, SHANGHAI_OFFSET_MS } from '@beian/domain';
import type { z } from 'zod';
import type { AppContext, Tx } from '../context.ts';
import type { PageQuery } from '../queries/lists.ts';
import type { IdPage } from '../queries/view.ts';

/** What a cell may hold; a list of texts stands in one cell, an instant (ISO 8601, UTC) in Shanghai's time. */
export type Cell = string | number | boolean | null | readonly string[] | { readonly at: string | null };

export interface Column<Row> {
  readonly header: BilingualText;
  readonly read: (row: Row, language: Language) => Cell;
}

/** Who downloads, and how the list is cut: what its page takes. */
export interface ListRequest<Filter> {
  readonly actor: Actor;
  readonly language: Language;
  readonly filter: Filter;
}

/** A list of the console that can be downloaded. */
export interface DownloadList<Filter, Row> {
  readonly label: BilingualText;
  /** The right of the list itself. */
  readonly mayRead: (actor: Actor) => boolean;
  /** How it may be cut; strict, so that a filter that nobody knows is refused. */
  readonly filter: z.ZodType<Filter>;
  readonly columns: Readonly<Record<string, Column<Row>>>;
  /** A page of the list that the console shows: the same ids, the same rows, masked the same. */
  readonly page: (
    ctx: AppContext,
    tx: Tx,
    asked: ListRequest<Filter>,
    page: PageQuery,
  ) => Promise<{ readonly page: IdPage; readonly rows: readonly Row[] }>;
}

/** A list whose types are its own matter. */
export type AnyDownloadList = DownloadList<never, never>;
export const defineList = <Filter, Row>(one: DownloadList<Filter, Row>): AnyDownloadList =>
  one as unknown as AnyDownloadList;

/** Of a list of ids, the rows of each page. */
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

/** A column of one field as it is. */
export const valueColumn = <Row>(zh: string, en: string, read: (row: Row) => Cell): Column<Row> => ({
  header: bilingual(zh, en),
  read,
});

/** A column of an instant: its header says the zone. */
export const instantColumn = <Row>(zh: string, en: string, read: (row: Row) => string | null): Column<Row> => ({
  header: bilingual(`${zh}（北京时间）`, `${en} (Asia/Shanghai)`),
  read: (row) => ({ at: read(row) }),
});

/** Seconds of Shanghai's day: `2026-11-25 16:30:05`, which spreadsheets read as a time. */
const shanghaiTime = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

const booleanTexts = { true: bilingual('是', 'yes'), false: bilingual('否', 'no') };

const isList = (cell: Cell): cell is readonly string[] => Array.isArray(cell);

/** A cell as text; a number stays one, so that what guards against formulas lets its minus be. Lines within a text end in LF alone: CR LF ends a row. */
export function cellText(cell: Cell, language: Language): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return booleanTexts[`${cell}`][language];
  if (typeof cell === 'string') return cell.replace(/\r\n?/g, '\n');
  if (isList(cell)) return cell.map((one) => one.replace(/\r\n?/g, '\n')).join(language === 'zh' ? '；' : '; ');
  return cell.at === null ? '' : shanghaiTime(cell.at);
}
