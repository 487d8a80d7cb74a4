import { transaction } from '@beian/database/transaction';
import { perform } from '@beian/orders/perform';
import { assignOrders } from '@beian/orders/reassign';
import { type AuditedDatabase, auditedDatabase } from '@beian/testing/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let at: AuditedDatabase;
let number: string;
let recordId: string;
let websiteId: string;
beforeAll(async () => {
  at = await auditedDatabase();
  const { supervisor, reviewers } = at.people;
  await assignOrders(at.db.app, {
    actor: supervisor.actor,
    orderIds: [at.orderId],
    staffId: reviewers[0].actor.id,
    key: 'give',
  });
  const claimed = await transaction(at.db.app, reviewers[0].actor, (tx) =>
    perform(at.db.app, tx, { event: 'claim', actor: reviewers[0].actor, orderId: at.orderId, input: {} }),
  );
  expect(claimed).toMatchObject({ ok: true });
  await at.keep();
  const [order] = await at.db.query('select * from app.orders where id = $1', [at.orderId]);
  [number, recordId, websiteId] = [order?.number, order?.record_id, order?.website_id];
});
afterAll(() => at?.close());

it('an unchanged database has no fault, and the result counts the orders and records compared with their history', async () => {
  const found = await at.found(async () => undefined);
  const [rows] = await at.db.query(
    'select (select count(*)::int from app.orders) as orders, (select count(*)::int from app.records) as records',
  );
  expect([found.faults, found.notes, found.orders, found.records]).toEqual([[], [], rows?.orders, rows?.records]);
});

describe('an order that differs from its events is named, with the column and both values', () => {
  it.each([
    ['state', `'APPROVED'`, 'state is APPROVED, its events say INITIAL_REVIEW'],
    ['locked', 'false', 'locked is false, its events say true'],
    ['kind', `'CHANGE_SUBJECT'`, 'kind is CHANGE_SUBJECT, its events say CHANGE_WEBSITE'],
    ['partner_id', `'partner_x'`, 'partner_id is partner_x, its events say partner_'],
    ['version', '99', 'version is 99, its events say '],
    ['round', '7', 'round is 7, its events say 1'],
    ['edition', `'2024-03'`, 'edition is 2024-03, its events say '],
    ['created_at', `created_at - interval '1 day'`, 'created_at is '],
    ['updated_at', `updated_at - interval '1 hour'`, 'updated_at is '],
    ['submitted_at', 'null', 'submitted_at is nothing, its events say 2026-11-'],
    ['duty', `'handOver'`, 'duty is handOver, its events say initialReview'],
    ['duty_since', `duty_since + interval '1 day'`, 'duty_since is '],
    ['due_level', '75', 'due_level is 75, its events say 0'],
    ['lease_holder', 'null', 'lease_holder is nothing, its events say staff_'],
    ['lease_token', '9', 'lease_token is 9, its events say 1'],
    ['assignee', `'staff_x'`, 'assignee is staff_x, its events say staff_'],
    ['assignee_name', `'某人'`, 'assignee_name is 某人, its events say '],
    ['initial_approved_by', `'staff_x'`, 'initial_approved_by is staff_x, its events say nothing'],
    ['escalation_id', `'escalation_x'`, 'escalated is true, its events say false'],
  ])('orders.%s changed to %s', async (column, to, what) => {
    const { faults } = await at.found((query) =>
      query(`update app.orders set ${column} = ${to} where id = $1`, [at.orderId]),
    );
    expect(faults).toMatchObject([
      { table: 'orders', id: at.orderId, what: expect.stringContaining(`${number}: ${what}`) },
    ]);
  });

  it('an order inserted without an event is found', async () => {
    const { faults } = await at.found((query) =>
      query(
        `insert into app.orders select (jsonb_populate_record(o, '{"id": "order_put", "number": "BD-PUT", "locked": false, "last_seq": 0, "last_hash": ""}')).*
         from app.orders o where id = $1`,
        [at.orderId],
      ),
    );
    expect(faults).toEqual([{ table: 'orders', id: 'order_put', day: null, what: 'BD-PUT has no event' }]);
  });

  it('of many differing orders twenty are named and all are counted', async () => {
    const { faults } = await at.found((query) =>
      query(
        `insert into app.orders select (jsonb_populate_record(o, jsonb_build_object('id', 'order_put' || n, 'locked', false, 'number', 'BD-' || n))).*
         from app.orders o, generate_series(1, 25) n where id = $1`,
        [at.orderId],
      ),
    );
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toMatchObject({ id: 'and 5 more', what: '25 rows differ, of which 20 are named' });
  });
});

describe('a record that differs from its history is named, with the field and without values', () => {
  const address = `jsonb_set(plain, '{county}', '"320199"')`;
  it.each<[string, () => [string, string[]], string]>([
    ['records.plain', () => [`update app.records set plain = ${address} where id = $1`, [recordId]], 'subject.county'],
    [
      'websites.plain',
      () => [
        `update app.websites set name = '改名', plain = jsonb_set(plain, '{name}', '"改名"') where id = $1`,
        [websiteId],
      ],
      'website.name',
    ],
    [
      'websites.name alone',
      () => [`update app.websites set name = '改名' where id = $1`, [websiteId]],
      'websites.name',
    ],
    ['websites.gone', () => ['update app.websites set gone = true where id = $1', [websiteId]], '.website.name'],
    ['websites.ours', () => ['update app.websites set ours = not ours where id = $1', [websiteId]], '.ours'],
    ['records.province', () => [`update app.records set province = '110000' where id = $1`, [recordId]], 'province'],
    [
      'records.filing_number',
      () => [`update app.records set filing_number = '苏ICP备1号' where id = $1`, [recordId]],
      'filing_number',
    ],
    [
      'record_versions.plain',
      () => [`update app.record_versions set plain = ${address} where record_id = $1`, [recordId]],
      'subject.county',
    ],
    [
      'record_versions deleted',
      () => ['delete from app.record_versions where record_id = $1', [recordId]],
      'it has no row in its history',
    ],
  ])('%s', async (_, change, what) => {
    const { faults } = await at.found((query) => query(...change()));
    expect(faults[0]).toMatchObject({ table: 'records', id: recordId, what: expect.stringContaining(what) });
    expect(JSON.stringify(faults)).not.toMatch(/改名|320199/);
  });
});
