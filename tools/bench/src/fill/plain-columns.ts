import type pg from 'pg';

/** Makes the computed columns of filed records plain ones, so that whole rows can be copied into a benchmark's database. */
export async function makeColumnsPlain(client: pg.Client): Promise<void> {
  for (const table of ['records', 'websites'])
    await client.query(`alter table app.${table} alter column elsewhere drop expression if exists`);
}
