import type pg from 'pg';
import { migrationNames, migrationsFolder } from '../migrate/migration-names.ts';
import { isBefore, release } from '../programs/release.ts';

/**
 * How the schema stands to this program: BEHIND when a migration of this program has not run; CONTRACTED when a later release ran one that takes away
 * what this release uses (`-- contract since X.Y.Z: why`, where X.Y.Z is later). undefined: the program works, also beside a later release.
 */
export type SchemaFault = 'SCHEMA_BEHIND' | 'SCHEMA_CONTRACTED';

/** SQLSTATEs of a database that never ran the migration which lets programs read what ran. */
const unreadable: ReadonlySet<unknown> = new Set(['42501', '3F000', '42P01', '42703']);

const names = migrationNames(migrationsFolder);

/** @param timeoutMs of the statement; when it is over, the connection is lost */
export async function findSchemaFault(
  client: Pick<pg.Pool, 'query'>,
  timeoutMs?: number,
): Promise<SchemaFault | undefined> {
  try {
    const statement = {
      text: `/* schema */ select exists (select from unnest($1::text[]) n where n <> all (select name from migrations.applied)) as behind,
         array(select contract_since from migrations.applied where contract_since is not null and name <> all ($1)) as contracts`,
      values: [await names],
      ...(timeoutMs === undefined ? {} : { query_timeout: timeoutMs }),
    };
    const { rows } = await client.query<{ behind: boolean; contracts: string[] }>(statement);
    if (rows[0]?.behind === true) return 'SCHEMA_BEHIND';
    return rows[0]?.contracts.some((since) => isBefore(release, since)) ? 'SCHEMA_CONTRACTED' : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && unreadable.has(error.code)) return 'SCHEMA_BEHIND';
    throw error;
  }
}
