import { aadOf, sealedColumns } from '@beian/privacy/rotation';
import type { TestDatabase } from './database.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Every row of every table as text, by table: sealed values are unsealed, or left out with `clear`; other bytes are
 * left out. Used to search for a value in the whole database.
 */
export async function dumpTables(db: TestDatabase, { clear = false } = {}): Promise<Map<string, string>> {
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE' order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db.query<Row>(`select * from app.${name}`);
    const sealed = clear ? [] : (sealedColumns[name] ?? []);
    const lines = rows.flatMap((row) => [
      JSON.stringify(row, (_, value) => (value?.type === 'Buffer' ? undefined : value)),
      ...sealed.flatMap((column) => {
        const value = row[column.column] as Buffer | null | undefined;
        return value === null || value === undefined
          ? []
          : [db.worker.keys.unseal(aadOf(name, column, row), value).toString()];
      }),
    ]);
    found.set(name, lines.join('\n'));
  }
  return found;
}
