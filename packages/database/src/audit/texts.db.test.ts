import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../sealing/seal.ts';

import { jsonbText } from './jsonb-text.ts';
import { eventTextSql } from './texts.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

it('a value is serialised exactly as the database returns it', async () => {
  const values = [
    { b: 1, a: [null, true, -2.5, 'x"\\\n\u001f\u007f\u2028备案🙂'], 长: { zz: {}, y: [] }, aa: undefined, é: 0 },
    [1_764_000_000_000_000, 0, '', { '': 1 }],
    { codes: ['A'], at: new Date(0) },
  ];
  for (const value of values) {
    const [row] = await db.query<{ said: string }>('select $1::jsonb::text as said', [JSON.stringify(value)]);
    expect(jsonbText(value)).toBe(row?.said);
  }
  expect(() => jsonbText({ a: 1e30 })).toThrow('decimal');
});

it('the hash of an event covers all of its columns and the previous hash (ASVS 16.2.1)', async () => {
  const [record] = await seedRecords(db);
  const people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  const id = await orderInState(db, people, record, 'INITIAL_REVIEW');
  const events = await db.query<{ seq: number; previous: string; hash: string; said: string; last: boolean }>(
    `select e.seq, e.previous, e.hash, ${eventTextSql} as said, e.hash = o.last_hash and e.seq = o.last_seq as last
     from app.order_events e join app.orders o on o.id = e.order_id where o.id = $1 order by e.seq`,
    [id],
  );
  expect(events.length).toBeGreaterThan(3);
  expect(events.map(({ said }) => sha256(said))).toEqual(events.map(({ hash }) => hash));
  expect(events.map(({ previous }) => previous)).toEqual(['', ...events.slice(0, -1).map(({ hash }) => hash)]);
  expect(events.map(({ last }) => last)).toEqual([...events.slice(0, -1).map(() => false), true]);
  const columns = await db.query<{ name: string }>(
    `select column_name::text as name from information_schema.columns where table_schema = 'app' and table_name = 'order_events'`,
  );
  for (const { name } of columns) if (name !== 'hash') expect(eventTextSql).toContain(`e.${name}`);
  // Each move has an audit row that names the head of the chain.
  const heads = await db.query(
    `select e.seq from app.order_events e join app.audit a on a.target = e.order_id and a.details ->> 'hash' = e.hash
       and a.details ->> 'seq' = e.seq::text and a.action = e.event and a.tx is not null where e.order_id = $1`,
    [id],
  );
  expect(heads.length).toBe(events.length);
});
