import type { Keyset } from '@beian/database/sql';

export const orderKeyset = (key: string): Keyset => ({ from: 'app.orders o', key, type: 'timestamptz' });

/**
 * Same expression as the index (0029-list-keys.sql). Not coalesce: under row-level security the planner uses no index
 * for it.
 */
export const nullsLastSql = (column: string): string =>
  `case when ${column} is null then 'infinity'::timestamptz else ${column} end`;
