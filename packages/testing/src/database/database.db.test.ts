import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dumpTables, START, type TestDatabase, testDatabase } from './index.ts';

/** Adds and changes rows, and stores a file. */
async function use(db: TestDatabase): Promise<void> {
  await db.query(`insert into app.partners (id, name, email) values ('partner_left', 'left', 'left@example.com')`);
  await db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
  await db.worker.files.put(Buffer.from('left'));
}
const rowsOf = async (db: TestDatabase) => {
  const tables = await dumpTables(db);
  tables.delete('clock');
  // A table may list its rows in another sequence.
  return [...tables].map(([name, rows]) => [name, rows.split('\n').sort()]);
};

test('the next test gets the database as it was at first: rows, clock and files', async () => {
  const first = await testDatabase();
  const before = await rowsOf(first);
  await use(first);
  await first.travel('2027-05-01T00:00:00Z');
  expect(await rowsOf(first)).not.toEqual(before);
  await first.close();
  const next = await testDatabase();
  expect(next.url).toBe(first.url);
  expect((await next.now()).slice(0, 16)).toBe(START.slice(0, 16));
  expect(await rowsOf(next)).toEqual(before);
  expect(readdirSync(next.filesDir)).toEqual(['installation']);
  await next.close();
});

test.each([
  ['a table was changed', 'alter table app.partners add column left_over text'],
  ['row-level security was switched off', 'alter table app.orders disable row level security'],
  ['a calendar was loaded', `update app.settings set value = value || '{"version": 7}' where name = 'calendar'`],
])('a database is not used again when %s', async (_, change) => {
  const db = await testDatabase();
  await db.query(change);
  await db.close();
  const next = await testDatabase();
  expect(next.url).not.toBe(db.url);
  await next.close();
});

test('a copy begins again with the rows and files of the database that it was copied from', async () => {
  const source = await testDatabase();
  await use(source);
  const of = await source.detach();
  const copy = await testDatabase({ of });
  const [before, files] = [await rowsOf(copy), readdirSync(copy.filesDir, { recursive: true })];
  await copy.query('delete from app.partners');
  await copy.worker.files.put(Buffer.from('more'));
  await copy.close();
  const again = await testDatabase({ of });
  expect(again.url).toBe(copy.url);
  expect(await rowsOf(again)).toEqual(before);
  expect(readdirSync(again.filesDir, { recursive: true })).toEqual(files);
  await again.close();
});
