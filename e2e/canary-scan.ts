import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Stack } from './stack.ts';

/** Every row of every table, as text; bytes as hexadecimal digits. */
export async function readAllRows({ db }: Stack): Promise<[string, string][]> {
  const tables = await db.query<{ s: string; t: string }>(
    `select table_schema as s, table_name as t from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  if (tables.length < 90) throw new Error('tables are missing');
  const found: [string, string][] = [];
  for (const { s, t } of tables) {
    const rows = await db.query<{ row: string }>(`select x::text as row from "${s}"."${t}" x`);
    found.push([`${s}.${t}`, rows.map(({ row }) => row).join('\n')]);
  }
  return found;
}

/** Every file in a folder. */
export const readFiles = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => {
      const bytes = readFileSync(path.join(one.parentPath, one.name));
      return [`file ${one.name}`, `${bytes}`];
    });

/** Messages that the sandbox's mailbox or phone has received. */
export async function receivedMessages(
  { sandboxUrl }: Stack,
  inbox: 'phone' | 'mailbox',
): Promise<{ to: unknown; subject: string }[]> {
  const answer = await fetch(`${sandboxUrl}/${inbox}`, { headers: { accept: 'application/json' } });
  return ((await answer.json()) as { messages: { to: unknown; subject: string }[] }).messages;
}
