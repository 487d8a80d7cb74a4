import { type CoveredTableName, coveredTable, rowHashSql } from './covered-tables.ts';

/** Keys of covered rows that a transaction has written and no audit row of it has named yet. */
export type WrittenRows = Map<CoveredTableName, Set<string>>;

/**
 * Notes that this transaction has written or deleted rows of a covered table; call it after the statement was sent. Its next audit row
 * names them with the hash of what they then hold. A key of two columns is written with a blank between them.
 */
export function noteWritten(
  { trail }: { readonly trail: { readonly written: WrittenRows } },
  table: CoveredTableName,
  ...keys: readonly string[]
): void {
  if (keys.length === 0) return;
  const known = trail.written.get(table) ?? new Set();
  for (const key of keys) known.add(key);
  trail.written.set(table, known);
}

/** Written rows of one table. */
export interface WrittenKeys {
  readonly table: CoveredTableName;
  readonly keys: readonly string[];
}

/**
 * SQL of what an audit row says of the rows: the hash of each by table and key, null where there is none, and the instant in microseconds,
 * by which the last of several transactions is known: the rows are locked by then. `first`: number of the first table's parameter.
 */
export const namedRowsSql = (written: readonly WrittenKeys[], first: number): string =>
  `jsonb_build_object('coversAt', (extract(epoch from clock_timestamp()) * 1000000)::bigint, 'covers', jsonb_build_object(${written
    .map(
      ({ table, keys }, at) =>
        `'${table}', ${keys.length === 1 ? ofOneRow(table, first + at) : ofRows(table, first + at)}`,
    )
    .join(', ')}))`;

/** The parameters of `namedRowsSql`. */
export const namedRowsValues = (written: readonly WrittenKeys[]): unknown[] =>
  written.map(({ keys }) => (keys.length === 1 ? keys[0] : keys));

/** Most transactions write one row of a table. With a single key PostgreSQL keeps its plan; with an array it plans anew each time. */
const ofOneRow = (table: CoveredTableName, nth: number): string =>
  `jsonb_build_object($${nth}::text, (select ${rowHashSql(table)} from app.${table} t where ${isRow(table, `$${nth}::text`)}))`;

const ofRows = (table: CoveredTableName, nth: number): string =>
  `(select jsonb_object_agg(k.key, case when t.${coveredTable(table).key[0]} is not null then ${rowHashSql(table)} end)
      from unnest($${nth}::text[]) k(key) left join app.${table} t on ${isRow(table, 'k.key')})`;

function isRow(table: CoveredTableName, given: string): string {
  const { key } = coveredTable(table);
  return key.length === 1
    ? `t.${key[0]} = ${given}`
    : key.map((column, part) => `t.${column} = split_part(${given}, ' ', ${part + 1})`).join(' and ');
}
