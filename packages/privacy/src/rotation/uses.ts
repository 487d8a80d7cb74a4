import type { FileStore } from '@beian/database/files';
import { hashPrefix, type KeyPart, sealedPrefix, UNNAMED_KEY_ID } from '@beian/database/sealing';
import type pg from 'pg';

import { hashedColumns } from './hashed-columns.ts';
import { asSystem } from './renew.ts';
import { sealedColumns } from './sealed-columns.ts';

export const protectedTables = [...new Set([...Object.keys(sealedColumns), ...Object.keys(hashedColumns)])].sort();

/** Where a key is in use: counts by `table.column`, stored files as `files`; empty if it is unused. */
export async function countKeyUses(
  client: pg.Client,
  files: FileStore,
  part: KeyPart,
  id: string,
): Promise<Record<string, number>> {
  const uses: Record<string, number> = {};
  const count = async (table: string, column: string, condition: string, values: readonly unknown[]): Promise<void> => {
    const { rows } = await client.query<{ count: number }>(
      `/* usesOf */ select count(*)::int as count from app.${table} where ${column} is not null and ${condition}`,
      [...values],
    );
    if (rows[0]?.count) uses[`${table}.${column}`] = rows[0].count;
  };
  await asSystem(client, async () => {
    for (const table of protectedTables) {
      if (part === 'sealing')
        for (const { column } of sealedColumns[table] ?? [])
          await count(table, column, `substring(${column} from 1 for length($1::bytea)) = $1::bytea`, [
            sealedPrefix(id),
          ]);
      else
        for (const column of hashedColumns[table]?.columns ?? []) {
          const list = column.endsWith('_hashes') ? column : `array[${column}]`;
          await count(table, column, `exists (select 1 from unnest(${list}) h where ${isUnderKeySql(id)})`, [
            hashPrefix(id),
          ]);
        }
    }
    if (part === 'hash')
      await count(
        'black_list',
        'key',
        `kind = 'subject' and exists (select 1 from unnest(array[key]) h where ${isUnderKeySql(id)})`,
        [hashPrefix(id)],
      );
  });
  if (part === 'sealing')
    for await (const { keyId } of files.keyIds()) if (keyId === id) uses.files = (uses.files ?? 0) + 1;
  return uses;
}

/** Hashes older than key ids contain no dot. */
const isUnderKeySql = (id: string): string =>
  id === UNNAMED_KEY_ID ? `$1 = '' and position('.' in h) = 0` : 'starts_with(h, $1::text)';
