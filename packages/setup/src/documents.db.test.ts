import { readdirSync, readFileSync } from 'node:fs';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = new URL('../../../docs/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'how-to.md');

/** SQL in code spans and fences of a page for operators. */
function statementsOf(page: string): string[] {
  const text = readFileSync(new URL(page, folder), 'utf8');
  const fences = [...text.matchAll(/^ *```sql\n([\s\S]*?)^ *```$/gm)].flatMap(([, body = '']) =>
    body.replace(/--.*$/gm, '').split(';'),
  );
  const spans = [...text.matchAll(/`((?:select|update|delete from|insert into|alter|reassign) [^`\n]+)`/g)].map(
    ([, span = '']) => span,
  );
  return [...fences, ...spans].map((one) => one.replace(/;\s*$/, '').trim()).filter((one) => one !== '');
}
/** Places that a reader fills in. */
const fill = (sql: string): string =>
  sql
    .replace(/(>|<) '…'/g, "$1 '2026-01-01'")
    .replaceAll('…', 'x')
    .replace(/\bPID\b/g, '0');
/** Pieces of SQL that are no statement by themselves. */
const isWhole = (sql: string): boolean =>
  !/^(select|update) (of|on|for)\b/.test(sql) && /\b(from|set|app\.|pg_)/.test(sql);

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

const all = pages.flatMap((page) =>
  statementsOf(page)
    .filter(isWhole)
    .map((sql) => [page, sql] as const),
);

test('the pages for operators name many statements', () => expect(all.length).toBeGreaterThan(25));

test.each(all)('%s: %s', async (_, sql) => {
  await withClient(db.url, async (client) => {
    await client.query('begin');
    await client.query(fill(sql));
    await client.query('rollback');
  });
});
