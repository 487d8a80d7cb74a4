import type { TestDatabase } from './database.ts';

const statements = new WeakMap<TestDatabase, Promise<string>>();

/**
 * A hash of the rows of every table and the values of the sequences, by name: what is equal before and after wrote nothing. Tables whose
 * name matches `without` are left out.
 */
export async function hashTables(db: TestDatabase, without = /^$/): Promise<Record<string, string>> {
  const statement = statements.get(db) ?? makeStatement(db);
  statements.set(db, statement);
  const rows = await db.query<{ name: string; hash: string }>(await statement);
  return Object.fromEntries(rows.filter(({ name }) => !without.test(name)).map(({ name, hash }) => [name, hash]));
}

async function makeStatement(db: TestDatabase): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'app' order by 1`,
  );
  // A sum needs no order: sorting the rows of the calendar took longer than all else.
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, concat(count(*), ' ', sum(hashtextextended(t::text, 0)::numeric)) as hash from app.${name} t`,
  );
  const sequences = `select 'sequences', md5(string_agg(sequencename || coalesce(last_value, 0), ',' order by sequencename)) from pg_sequences`;
  return [...parts, sequences].join(' union all ');
}
