import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type People, seedPeople, type TestDatabase, testDatabase } from '../testing/index.ts';
import { findPartnerByKey } from './partner-keys.ts';
import { findSession } from './sessions.ts';

let db: TestDatabase;
let people: People;
let clock: pg.PoolClient;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
});
afterAll(async () => {
  clock.release(true);
  await db.close();
});

/** The statement that finds the caller. */
async function askedAtDoor(ask: () => Promise<unknown>): Promise<{ text: string; values: readonly unknown[] }> {
  const client = await db.app.door.connect();
  const spy = vi.spyOn(client, 'query');
  client.release();
  await ask();
  const [statement] = spy.mock.calls[0] as unknown as [{ text: string; values: unknown[] }];
  spy.mockRestore();
  return statement;
}

/** Rows read per table, with a plan made while the tables were small, as pooled connections keep it. */
async function readWith(plan: string): Promise<Record<string, number>> {
  const { rows } = await clock.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${plan}`);
  const read: Record<string, number> = {};
  const walk = (plan: Plan): void => {
    const name = plan['Relation Name'];
    if (name !== undefined && plan['Node Type'] !== 'ModifyTable')
      read[name] =
        (read[name] ?? 0) + (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
    for (const one of plan.Plans ?? []) walk(one);
  };
  if (rows[0] !== undefined) walk(rows[0]['QUERY PLAN'][0].Plan);
  return read;
}
interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}

test('the caller is found by session or key without reading other rows', async () => {
  const asked = {
    session: await askedAtDoor(() => findSession(db.app, 'mine')),
    key: await askedAtDoor(() => findPartnerByKey(db.app, people.partner.key)),
  };
  const plan = (name: keyof typeof asked) =>
    `execute ${name} (${asked[name].values.map((one) => `'${one}'`).join(', ')})`;
  clock = await db.app.door.connect();
  const session = `insert into app.sessions (id, hash, staff_id, expires_at)
    select 'session_' || n, case n when 1 then encode(sha256('mine'), 'hex') else 'hash' || n end, $1, app.now() + interval '1 day'
    from generate_series($2::int, $3::int) n`;
  const { id } = people.reviewers[0].actor;
  await db.query(session, [id, 1, 2]);
  await db.query('analyze app.sessions, app.partner_keys');
  for (const name of ['session', 'key'] as const) {
    await clock.query(`prepare ${name} as ${asked[name].text}`);
    // After six executions PostgreSQL keeps a plan.
    for (let nth = 0; nth < 6; nth += 1) await clock.query(plan(name));
  }
  await db.query(session, [id, 3, 300]);
  await db.query(
    `insert into app.partner_keys select (json_populate_record(k, json_build_object('id', k.id || n, 'hash', k.hash || n))).*
     from app.partner_keys k, generate_series(1, 300) n where k.id = (select min(id) from app.partner_keys)`,
  );
  expect(await readWith(plan('session'))).toMatchObject({ sessions: 1, staff: 1 });
  expect(await readWith(plan('key'))).toMatchObject({ partner_keys: 1, partners: 1 });
});
