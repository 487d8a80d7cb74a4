import type pg from 'pg';

import { hashedColumns } from './hashed-columns.ts';
import { sealedColumns } from './sealed-columns.ts';

/** Ids of the keys without which values of the database cannot be opened or found, sorted. */
export interface UsedKeys {
  readonly sealing: readonly string[];
  readonly hash: readonly string[];
}

/** SQL: ids of the data keys, from the heads of sealed values (docs/cryptography.md). */
const sealingKeysSql = Object.entries(sealedColumns)
  .flatMap(([table, columns]) =>
    columns.map(
      ({ column }) =>
        `select convert_from(substring(${column} from 3 for get_byte(${column}, 1)), 'UTF8') as id from app.${table}
         where length(${column}) > 29 and get_byte(${column}, 0) = 1`,
    ),
  )
  .join(' union ');

/** SQL: ids of the hash keys. Hashes older than key ids contain no dot: `0`, `UNNAMED_KEY_ID`. */
const hashKeysSql = [
  ...Object.entries(hashedColumns).flatMap(([table, { columns }]) =>
    columns.map((column) => ({
      from: column.endsWith('_hashes')
        ? `app.${table}, unnest(${column}) h`
        : `app.${table}, lateral (values (${column})) v(h)`,
    })),
  ),
  { from: `(select key as h from app.black_list where kind = 'subject') b` },
]
  .map(
    ({ from }) =>
      `select case when h like '%.%' then split_part(h, '.', 1) else '0' end as id from ${from} where h <> ''`,
  )
  .join(' union ');

/** Reads the heads of all sealed values and hashes, of both realms; for a role that row-level security does not bind. */
export async function findUsedKeys(client: pg.ClientBase): Promise<UsedKeys> {
  const idsOf = async (sql: string) =>
    (await client.query<{ id: string }>(`${sql} order by id`)).rows.map(({ id }) => id);
  return {
    sealing: await idsOf(`/* usedKeys */ ${sealingKeysSql}`),
    hash: await idsOf(`/* usedKeys */ ${hashKeysSql}`),
  };
}
