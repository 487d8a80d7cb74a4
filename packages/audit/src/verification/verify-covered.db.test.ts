import {
  type CoveredTableName,
  coveredTable,
  coveredTableNames,
  keySql,
  noteWritten,
} from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { system, transaction } from '@beian/database/transaction';
import { type AuditedDatabase, auditedDatabase, type Query } from '@beian/testing/audit';
import { withClient } from '@beian/testing/database';
import { orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from './verification-result.ts';
import { verifyAudit } from './verify.ts';
import { verifyCovered } from './verify-covered.ts';

let at: AuditedDatabase;
beforeAll(async () => {
  at = await auditedDatabase();
  const { db, people } = at;
  const [record] = await db.query<{ id: string; filingNumber: string; websiteIds: string[] }>(
    `select r.id, r.filing_number as "filingNumber", array(select w.id from app.websites w where w.record_id = r.id) as "websiteIds"
     from app.records r where not exists (select from app.orders o where o.record_id = r.id)`,
  );
  if (record === undefined) throw new Error('every record has an order');
  const [{ province } = { province: '' }] = await db.query<{ province: string }>(
    'select province from app.records where id = $1',
    [record.id],
  );
  await seedConnection(db.worker, { ...account, province, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await orderInState(db, people, record, 'BUREAU_REVIEW');
  await orderInState(db, people, record, 'CORRECTION_REQUIRED', 'FIRST_FILING');
  const clock = system('clock');
  await transaction(db.app, clock, async (tx) => {
    const staffId = people.supervisor.actor.id;
    await tx.client.query('insert into app.second_factors (staff_id, pending, pending_at) values ($1, $2, app.now())', [
      staffId,
      Buffer.from('sealed'),
    ]);
    noteWritten(tx, 'second_factors', staffId);
    const id = newId('reveal');
    await tx.client.query(
      `insert into app.reveals (id, record_id, field, purpose, staff_id, staff_name, until)
       values ($1, $2, 'subject.name', 'CALL', $3, '某人', app.now() + interval '30 s')`,
      [id, record.id, people.supervisor.actor.id],
    );
    noteWritten(tx, 'reveals', id);
    const endpoint = newId('endpoint');
    await tx.client.query(
      `insert into app.webhook_endpoints (id, partner_id, url, secret) values ($1, $2, 'https://hooks.example/', '')`,
      [endpoint, people.partner.actor.id],
    );
    noteWritten(tx, 'webhook_endpoints', endpoint);
  });
  await at.keep();
});
afterAll(() => at?.close());

const account = { ispId: '320000000999', userName: 'test', password: 'test' };

/** SQL of another value, by the type of the column. */
const others: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || '0'`,
  bool: (column) => `${column} is not true`,
  int2: (column) => `coalesce(${column}, 0) + 1`,
  int4: (column) => `coalesce(${column}, 0) + 1`,
  int8: (column) => `coalesce(${column}, 0) + 1`,
  timestamptz: (column) => `coalesce(${column}, now()) + interval '1 microsecond'`,
  _text: (column) => `array_append(${column}, 'x')`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"x": "y"}'`,
};
/** Without the checks and unique indexes that would refuse the change, as a superuser can have it. */
async function dropConstraints(query: Query, table: CoveredTableName): Promise<void> {
  const { rows: bound } = await query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = 'app.${table}'::regclass and contype in ('c', 'u')`,
  );
  for (const { name } of bound) await query(`alter table app.${table} drop constraint ${name}`);
  const { rows: indexes } = await query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where indrelid = 'app.${table}'::regclass and indisunique and not indisprimary`,
  );
  for (const { name } of indexes) await query(`drop index ${name}`);
}

/** Each change by a superuser in a transaction that is rolled back, and what is then said of the table. */
async function findAfter(
  table: CoveredTableName,
  changes: readonly { readonly sql: string; readonly values: readonly unknown[] }[],
): Promise<Fault[][]> {
  return withClient(at.db.url, async (client) => {
    await client.query('begin; set local session_replication_role = replica');
    await dropConstraints(client.query.bind(client) as Query, table);
    const found: Fault[][] = [];
    for (const { sql, values } of changes) {
      await client.query('savepoint one');
      await client.query(sql, [...values]);
      const faults: Fault[] = [];
      await verifyCovered(client, {}, faults, []);
      found.push(faults);
      await client.query('rollback to one');
    }
    await client.query('rollback');
    return found;
  });
}

async function firstKey(table: CoveredTableName): Promise<string> {
  const [row] = await at.db.query<{ key: string }>(`select ${keySql(table)} as key from app.${table} t limit 1`);
  if (row === undefined) throw new Error(`there is no row in ${table}`);
  return row.key;
}

describe('a covered row that a superuser changes, deletes or puts in is named', () => {
  it('an unchanged database has no fault, and each covered row is named by the audit', async () => {
    const found = await at.found(async () => undefined);
    const [rows] = await at.db.query<{ n: number }>(
      `select (${coveredTableNames.map((table) => `(select count(*) from app.${table})`).join(' + ')})::int as n`,
    );
    expect([found.faults, found.notes, found.covered]).toEqual([[], [], rows?.n]);
  });

  it.each(coveredTableNames)('%s: each hashed column changed, a row deleted, a row put in', async (table) => {
    const types = await at.db.query<{ column: string; type: string }>(
      `select column_name::text as column, udt_name::text as type from information_schema.columns where table_schema = 'app' and table_name = $1`,
      [table],
    );
    const key = await firstKey(table);
    const where = `where ${keySql(table)} = $1`;
    const { columns, instants, key: keys } = coveredTable(table);
    const hashed = [...columns, ...instants];
    const updates = hashed.map((column) => {
      const to = others[types.find((one) => one.column === column)?.type ?? '']?.(column);
      if (to === undefined) throw new Error(`no other value of ${table}.${column}`);
      return { sql: `update app.${table} t set ${column} = ${to} ${where}`, values: [key] };
    });
    const found = await findAfter(table, [
      ...updates,
      { sql: `delete from app.${table} t ${where}`, values: [key] },
      {
        sql: `insert into app.${table} select (jsonb_populate_record(t, '{"${keys[0]}": "put_in"}')).* from app.${table} t ${where}`,
        values: [key],
      },
    ]);
    const changed = 'the row was changed: the audit names it with other content';
    expect(found.map((faults) => faults.map(({ table: of, id, what }) => `${of} ${id}: ${what}`))).toEqual([
      ...hashed.map(() => [`${table} ${key}: ${changed}`]),
      [`${table} ${key}: the row was deleted: the audit names it`],
      [expect.stringMatching(new RegExp(`^${table} put_in.*: no row of the audit names this row: it was put in$`))],
    ]);
  });

  it('an order that is deleted with its events, contents, verdicts and materials is named', async () => {
    const { faults } = await at.found(async (query: Query) => {
      for (const table of ['order_events', 'order_contents', 'verdicts', 'materials', 'returns', 'submission_orders'])
        await query(`delete from app.${table} where order_id = $1`, [at.orderId]);
      await query('delete from app.orders where id = $1', [at.orderId]);
    });
    expect(faults).toContainEqual(
      expect.objectContaining({
        table: 'order_events',
        what: `event 1 of ${at.orderId} was deleted: the audit names it`,
      }),
    );
    expect(faults).toContainEqual(
      expect.objectContaining({ table: 'orders', id: at.orderId, what: 'the row was deleted: the audit names it' }),
    );
  });

  it('a verdict turned from return to pass is also named when its order alone is verified', async () => {
    const [verdict] = await at.db.query<{ id: string; order: string }>(
      `select id, order_id as "order" from app.verdicts where verdict = 'return'`,
    );
    await at.db.query(`update app.verdicts set verdict = 'pass' where id = $1`, [verdict?.id]);
    const found = await withClient(at.db.url, (client) => verifyAudit(client, { order: verdict?.order ?? '' }));
    await at.db.query(`update app.verdicts set verdict = 'return' where id = $1`, [verdict?.id]);
    expect(found.faults).toMatchObject([{ table: 'verdicts', id: verdict?.id }]);
    const other = await withClient(at.db.url, (client) => verifyAudit(client, { order: at.orderId }));
    expect(other.faults).toEqual([]);
  });

  it('many changed rows are counted, and twenty are named', async () => {
    const { faults } = await at.found((query) => query(`update app.materials set hash = 'x' where not test`));
    const [count] = await at.db.query<{ n: number }>('select count(*)::int as n from app.materials');
    expect(faults.filter(({ table }) => table === 'materials')).toHaveLength(Math.min(20, count?.n ?? 0));
  });
});

describe('a row that its program changes or deletes stays covered', () => {
  it('the last audit row that names it counts, whichever transaction began first', async () => {
    const { db } = at;
    const clock = system('clock');
    const [verdict] = await db.query<{ id: string }>('select id from app.verdicts limit 1');
    const id = verdict?.id ?? '';
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let go: () => void = () => undefined;
    const mayGo = new Promise<void>((resolve) => {
      go = resolve;
    });
    const fell = async (tx: Parameters<Parameters<typeof transaction>[2]>[0], instant: string) => {
      await tx.client.query('update app.verdicts set fell_at = $2 where id = $1', [id, instant]);
      noteWritten(tx, 'verdicts', id);
    };
    const slow = transaction(db.worker, clock, async (tx) => {
      await tx.client.query('select pg_current_xact_id()');
      begun();
      await mayGo;
      await fell(tx, '2026-11-27T02:00:00Z');
    });
    await hasBegun;
    await transaction(db.worker, clock, (tx) => fell(tx, '2026-11-27T01:00:00Z'));
    go();
    await slow;
    expect((await at.found(async () => undefined)).faults).toEqual([]);
  });

  it('a deleted row is named as deleted, and found when it is put in again', async () => {
    const { db } = at;
    const [note] = await db.query<{ staffId: string }>('select staff_id as "staffId" from app.second_factors');
    const staffId = note?.staffId ?? '';
    const [kept] = await db.query<{ row: string }>('select to_jsonb(t)::text as row from app.second_factors t');
    await transaction(db.app, system('clock'), async (tx) => {
      await tx.client.query('delete from app.second_factors where staff_id = $1', [staffId]);
      noteWritten(tx, 'second_factors', staffId);
    });
    expect((await at.found(async () => undefined)).faults).toEqual([]);
    const { faults } = await at.found((query) =>
      query('insert into app.second_factors select * from jsonb_populate_record(null::app.second_factors, $1::jsonb)', [
        kept?.row,
      ]),
    );
    expect(faults).toMatchObject([
      { table: 'second_factors', id: staffId, what: 'the row was put in: the audit says that it was deleted' },
    ]);
  });
});

it('in a database that is older than the coverage, rows of before it are counted in a note, and later ones are covered', async () => {
  const begin = (query: Query, from: string) =>
    query(
      `insert into app.audit (id, actor_kind, actor_id, action, outcome, details)
       values ('audit_' || repeat('0', 32), 'system', 'migration', 'coverRows', 'done', jsonb_build_object('coveredFrom', $1::text))`,
      [from],
    );
  const change = `update app.verdicts set verdict = case verdict when 'pass' then 'return' else 'pass' end`;
  const later = await at.found(async (query) => {
    await begin(query, '2030-01-01T00:00:00.000Z');
    await query(change);
  });
  expect(later.faults).toEqual([]);
  expect(later.notes).toEqual([
    expect.stringMatching(/^Not covered, because they are of before 2030-01-01 08:00: .*\d+ of verdicts/),
  ]);
  const earlier = await at.found(async (query) => {
    await begin(query, '2020-01-01T00:00:00.000Z');
    await query(change);
  });
  expect(earlier.faults[0]).toMatchObject({ table: 'verdicts' });
});
