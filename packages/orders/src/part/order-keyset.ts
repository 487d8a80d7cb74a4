import type { Keyset } from '@beian/database/sql';

export const orderKeyset = (key: string): Keyset => ({ from: 'app.orders o', key, type: 'timestamptz' });

/** SQL of the bucket of an instant, as in `orders.updated_bucket` (0222-updated-bucket.sql). */
export const bucketSql = (instant: string): string => `app.updated_bucket(${instant})`;

/** By the last change. The indexes have its bucket, because an update of a column that an index names writes all of them. */
export const updatedKeyset: Keyset = {
  ...orderKeyset('o.updated_at'),
  bucket: { column: 'o.updated_bucket', of: bucketSql },
};

/**
 * Same expression as the index (0029-list-keys.sql). Not coalesce: under row-level security the planner uses no index
 * for it.
 */
export const nullsLastSql = (column: string): string =>
  `case when ${column} is null then 'infinity'::timestamptz else ${column} end`;
