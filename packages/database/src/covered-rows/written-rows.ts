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

/**
 * SQL of what an audit row says of the rows: the hash of each by table and key, null where there is none, and the instant in microseconds,
 * by which the last of several transactions is known: the rows are locked by then. `first`: number of the parameter with the first table's keys.
 */
export const namedRowsSql = (tables: readonly CoveredTableName[], first: number): string =>
  `jsonb_build_object('coversAt', (extract(epoch from clock_timestamp()) * 1000000)::bigint, 'covers', jsonb_build_object(${tables
    .map((name, at) => {
      const { key } = coveredTable(name);
      const isRow =
        key.length === 1
          ? `t.${key[0]} = k.key`
          : key.map((column, part) => `t.${column} = split_part(k.key, ' ', ${part + 1})`).join(' and ');
      return `'${name}', (select jsonb_object_agg(k.key, case when t.${key[0]} is not null then ${rowHashSql(name)} end)
        from unnest($${first + at}::text[]) k(key) left join app.${name} t on ${isRow})`;
    })
    .join(', ')}))`;
