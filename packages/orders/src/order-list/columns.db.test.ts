import * as schema from '@beian/database/schema';
import { transaction } from '@beian/database/transaction';
import type { FieldRow } from '@beian/domain/fields';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ShownColumn, shownFields } from '../views/shown-columns.ts';
import { loadOrders } from './orders.ts';

let db: TestDatabase;
let people: People;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
});
afterAll(() => db?.close());

/** Names that PostgreSQL gives to types which a definition abbreviates. */
const fullName: Readonly<Record<string, string>> = { time: 'time without time zone' };
const tables = Object.values(schema).filter((one) => is(one, PgTable));

test('every column of a table definition is in the database with the same type, and null only where the database allows it', async () => {
  const stored = await db.query<{ name: string; type: string; nullable: boolean }>(
    `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
       from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'app'::regnamespace and a.attnum > 0`,
  );
  const found = new Map(stored.map(({ name, ...column }) => [name, column]));
  const defined = tables.flatMap((table) =>
    Object.values(getTableColumns(table)).map((column) => ({
      name: `${getTableName(table)}.${column.name}`,
      type: fullName[column.getSQLType()] ?? column.getSQLType(),
      nullable: !column.notNull,
    })),
  );
  expect(defined).toEqual(defined.map(({ name }) => ({ name, ...found.get(name) })));
});

test("an order's row has every shown column, with values of the type that the API gives it", async () => {
  const { actor } = people.reviewers[0];
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts: [], language: 'zh' }),
  );
  if (order === undefined) throw new Error('no order');
  const values = {
    String: expect.any(String),
    ID: expect.any(String),
    DateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    Int: expect.any(Number),
    Boolean: expect.any(Boolean),
  };
  for (const [name, { shape, nullable, list }] of Object.entries(shownFields) as [ShownColumn, FieldRow][]) {
    const value = list === true ? expect.any(Array) : values[typeof shape === 'string' ? (shape as 'ID') : 'String'];
    if (nullable !== true || order[name] !== null) expect({ [name]: order[name] }).toEqual({ [name]: value });
  }
});
