import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TestDatabase } from '@beian/testing/database';
import type { Measured } from './growth-operations.ts';

const TABLES_SHOWN = 12;
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** Sizes of the database and of its largest tables. */
export async function measureSizes(db: TestDatabase, orders: number): Promise<string[]> {
  const [whole] = await db.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  const bytes = Number(whole?.bytes);
  const rows = await db.query<{ name: string; rows: string; data: string; indexes: string }>(
    `select relname as name, reltuples::bigint as rows, pg_table_size(oid) as data, pg_indexes_size(oid) as indexes from pg_class
     where relnamespace = 'app'::regnamespace and relkind = 'r' order by pg_total_relation_size(oid) desc limit $1`,
    [TABLES_SHOWN],
  );
  return [
    `database ${mb(bytes)}, ${(bytes / orders / 1000).toFixed(1)} kB an order`,
    ...rows.map(
      (one) => `  ${one.name}: ${one.rows} rows, ${mb(Number(one.data))}, indexes ${mb(Number(one.indexes))}`,
    ),
  ];
}

/** How often each index of the orders was used since the statistics were reset, and the share of updates that wrote none. */
export async function measureIndexes(db: TestDatabase): Promise<string[]> {
  const rows = await db.query<{ name: string; scans: string; bytes: string }>(
    `select indexrelname as name, idx_scan as scans, pg_relation_size(indexrelid) as bytes from pg_stat_user_indexes
     where relid = 'app.orders'::regclass order by idx_scan, indexrelname`,
  );
  const [hot] = await db.query<{ updates: string; hot: string; bytes: string }>(
    `select n_tup_upd as updates, n_tup_hot_upd as hot, pg_indexes_size('app.orders') as bytes from pg_stat_user_tables where relid = 'app.orders'::regclass`,
  );
  return [
    `indexes of app.orders: ${rows.length}, ${mb(Number(hot?.bytes))}; ${hot?.hot} of ${hot?.updates} updates wrote no index (HOT)`,
    ...rows.map(({ name, scans, bytes }) => `  ${name}: ${scans} scans, ${mb(Number(bytes))}`),
  ];
}

/** A whole dump in the custom format without compression, thrown away. */
export async function measureDump(db: TestDatabase, bin: string): Promise<Measured> {
  const began = performance.now();
  const dump = spawn(
    path.join(bin, 'pg_dump'),
    ['--format=custom', '--compress=0', '--no-sync', '--file=/dev/null', db.url],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [code] = await once(dump, 'exit');
  if (code !== 0) throw new Error(`pg_dump ended with ${code}`);
  const took = performance.now() - began;
  return { name: 'dump of everything', p50: took, p95: took };
}
