import { isInstant } from '@beian/domain/calendar';
import type { Tx } from '../transaction/tx.ts';

export interface PageQuery {
  /** 1 to `pageLimits.most`. */
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  /**
   * For downloads that read the whole list: larger pages, forward only, and all rows are counted, with the first page
   * only.
   */
  readonly readAll?: boolean;
}

/** What a list is ordered by, with the id as tie-break; an index has the same expression. */
export interface Keyset {
  readonly from: string;
  readonly key: string;
  readonly type: 'timestamptz' | 'text';
  /** A column that rises with the key and that the index has in its place; `of`: SQL of its value for a key. */
  readonly bucket?: { readonly column: string; readonly of: (key: string) => string };
  readonly descending?: boolean;
  /** Count rows in key order: faster where the rows that match are adjacent in the index. */
  readonly countsInSequence?: boolean;
}

/** Rows of a page: at most, and without `first` and `last`; and up to how many rows a list is counted. */
export const pageLimits = { most: 100, usual: 50, counted: 1000 } as const;

/** Page size, and the limit of counted rows, for a list that is read to its end. */
const readAllPageSize = 500;

const maxCounted = 2_000_000;

/** A page as SQL: `page` selects id, key and place of its rows and one more; `count` counts up to one more than `pageLimits.counted`. */
export interface PageSql {
  readonly page: string;
  /** The same rows, with all their columns beside `page_key` and `page_place`. */
  readonly pageRows: string;
  readonly count: string;
  readonly values: readonly unknown[];
  /** Builds the page from the results of the two. */
  readonly read: (rows: readonly KeyedRow[], total: number) => IdPage;
}

export interface KeyedRow {
  readonly id: string;
  readonly key: string;
}

/** A page of ids of the rows `o` of a keyset. */
export const keysetPage = async (tx: Tx, ...page: Parameters<typeof keysetSql>): Promise<IdPage> =>
  queryPage(tx, keysetSql(...page));

export async function queryPage(tx: Tx, sql: PageSql): Promise<IdPage> {
  const { rows } = await tx.client.query<{ rows: KeyedRow[]; total: number }>(
    `/* keysetPage */ with page as materialized (${sql.page})
     select coalesce((select json_agg(json_build_object('id', id, 'key', key) order by place) from page), '[]') as rows,
       (${sql.count}) as total`,
    [...sql.values],
  );
  return sql.read(rows[0]?.rows ?? [], rows[0]?.total ?? 0);
}

export function keysetSql(
  { from, key, type, bucket, descending = false, countsInSequence = false }: Keyset,
  where: readonly string[],
  values: readonly unknown[],
  asked: PageQuery,
): PageSql {
  const backward = asked.last !== undefined;
  const readAll = asked.readAll === true;
  const size = readAll ? readAllPageSize : ((backward ? asked.last : asked.first) ?? pageLimits.usual);
  if (!Number.isInteger(size) || size < 1 || size > (readAll ? readAllPageSize : pageLimits.most)) {
    throw new RangeError(`${backward ? 'last' : 'first'}: a whole number from 1 to ${pageLimits.most}`);
  }
  if (backward && asked.first !== undefined) throw new RangeError('first: give first or last, not both');
  if (backward ? asked.after !== undefined : asked.before !== undefined) {
    throw new RangeError(backward ? 'after: goes with first' : 'before: goes with last');
  }
  const cursor = backward ? asked.before : asked.after;
  const all = [...values];
  const bound = cursor === undefined ? [] : readCursor(cursor, backward ? 'before' : 'after', type);
  const up = backward === descending;
  const sign = up ? '>' : '<';
  const beyond: string[] = [];
  if (cursor !== undefined) {
    const from = `$${all.push(bound[0])}::${type}`;
    if (bucket !== undefined) beyond.push(`${bucket.column} ${sign}= ${bucket.of(from)}`);
    beyond.push(`(${key}, o.id) ${sign} (${from}, $${all.push(bound[1])})`);
  }
  const direction = up ? 'asc' : 'desc';
  // In microseconds, as in the column: a rounded cursor would point before its own row.
  const instant = `to_char(key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const keyText = type === 'text' ? 'key' : `case when isfinite(key) then ${instant} else 'infinity' end`;
  const conditions = (list: readonly string[]) => (list.length === 0 ? '' : `where ${list.join(' and ')}`);
  const counted = countsInSequence ? ` order by ${bucket?.column ?? key} ${descending ? 'desc' : 'asc'}` : '';
  const sequence = [...(bucket === undefined ? [] : [bucket.column]), key, 'o.id'];
  const rowsOf = (
    columns: string,
  ) => `select ${columns}, ${key} as key from ${from} ${conditions([...where, ...beyond])}
        order by ${sequence.map((one) => `${one} ${direction}`).join(', ')} limit ${size + 1}`;
  return {
    page: `select id, ${keyText} as key, row_number() over () as place from (
        ${rowsOf('o.id')}) p`,
    pageRows: `select p.*, ${keyText} as page_key, row_number() over () as page_place from (
        ${rowsOf('o.*')}) p`,
    count:
      readAll && cursor !== undefined
        ? '0'
        : `select count(*)::int from (select 1 from ${from} ${conditions(where)}${counted} limit ${readAll ? maxCounted : pageLimits.counted + 1}) c`,
    values: all,
    read: (rows, total) => {
      const more = rows.length > size;
      const page = rows.slice(0, size);
      if (backward) page.reverse();
      return {
        ids: page.map((row) => row.id),
        cursorAt: (place) => {
          const row = page.at(place);
          return row && writeCursor(row.key, row.id);
        },
        hasNextPage: backward ? cursor !== undefined : more,
        hasPreviousPage: backward ? more : cursor !== undefined,
        totalCount: readAll ? total : Math.min(total, pageLimits.counted),
        totalIsCapped: !readAll && total > pageLimits.counted,
      };
    },
  };
}

export const writeCursor = (key: string, id: string): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

/**
 * Key and id from a cursor.
 * @throws RangeError naming the argument
 */
export function readCursor(cursor: string, name: string, type: Keyset['type']): [string, string] {
  try {
    if (cursor.length > 512) throw new RangeError(name);
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isPair =
      Array.isArray(parsed) &&
      parsed.length === 2 &&
      parsed.every((one) => typeof one === 'string' && !one.includes('\0'));
    if (isPair && (type === 'text' || isKeyInstant(String(parsed[0])))) return parsed as [string, string];
  } catch {
    // Reported below: an unreadable cursor is not valid for this list.
  }
  throw new RangeError(`${name}: this is no cursor of this list`);
}

const isKeyInstant = (text: string): boolean =>
  text === 'infinity' || (/:\d\d\.\d{3}(\d{3})?Z$/.test(text) && isInstant(text));

/** One page of ids, by keyset. */
export interface IdPage {
  readonly ids: readonly string[];
  /** Cursor of the row at this place, counted as in `Array.at`; encoded on demand. */
  readonly cursorAt: (place: number) => string | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Exact up to `pageLimits.counted`; above that it is that number, and `totalIsCapped`. */
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
}
