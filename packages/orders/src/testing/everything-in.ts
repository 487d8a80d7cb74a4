import { placeIn, sealedColumns } from '../rotation/sealed-columns.ts';
import type { TestDatabase } from './database.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Every row of every table of ours as text, by `table`: what is sealed in these columns (`table.column`) opened, other bytes left out. A
 * value that stands in it, however sealed, is found; with no columns, what stands there in clear.
 */
export async function everythingIn(db: TestDatabase, sealed: readonly string[]): Promise<Map<string, string>> {
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE' order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db.query<Row>(`select * from app.${name}`);
    const own = (sealedColumns[name] ?? []).filter(({ column }) => sealed.includes(`${name}.${column}`));
    const lines = rows.flatMap((row) => [
      JSON.stringify(row, (_, value) => (value?.type === 'Buffer' ? undefined : value)),
      ...own.flatMap((column) => {
        const value = row[column.column] as Buffer | null;
        return value === null ? [] : [db.worker.keys.unseal(placeIn(name, column, row), value).toString()];
      }),
    ]);
    found.set(name, lines.join('\n'));
  }
  return found;
}
