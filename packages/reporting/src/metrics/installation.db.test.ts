import { addJob } from '@beian/database/outbox';
import { readOnly, system, testSystem, transaction } from '@beian/database/transaction';
import { type MetricName, metricNames, metricRow } from '@beian/domain/metrics';
import type { TestDatabase } from '@beian/testing/database';
import { type OrderAtBureau, orderAtBureau } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installationSql, readInstallationFigures } from './installation.ts';

let at: OrderAtBureau;
let db: TestDatabase;
beforeAll(async () => {
  at = await orderAtBureau();
  db = at.db;
});
afterAll(() => db?.close());

/** Samples of a metric, as `label value, label value: figure`. */
const read = async (name: MetricName): Promise<string[]> =>
  (await readInstallationFigures(db.worker))
    .filter((one) => one.name === name && one.value !== 0)
    .map(({ labels, value }) => [...Object.values(labels), Math.round(value)].join(' '));

test('an installation in which nothing waits has a value for each metric that waits, and none for what never was', async () => {
  const given = new Set((await readInstallationFigures(db.worker)).map(({ name }) => name));
  const missing = metricNames.filter((name) => metricRow(name).part === 'installation' && !given.has(name));
  expect(missing).toEqual([
    ...['beian_bureau_answer_age_seconds', 'beian_bureau_failing_seconds'],
    ...['beian_files_missing', 'beian_file_sweep_age_seconds', 'beian_retention_age_seconds'],
    'beian_audit_head_age_seconds',
  ]);
});

test('jobs and timers that wait are counted with their age, without those of test orders', async () => {
  await db.query('delete from app.outbox');
  for (const actor of [system('clock'), testSystem('clock')])
    await transaction(db.worker, actor, async (tx) => {
      await addJob(tx, 'deliverNotice', { noticeId: 'notice_1' });
      await addJob(tx, 'deliverNotice', { noticeId: 'notice_2' });
    });
  await db.query(
    `update app.outbox set created_at = clock_timestamp() - interval '90 s' where payload::text like '%_2"%'`,
  );
  expect(await read('beian_outbox_rows')).toEqual(['deliverNotice 2']);
  expect(await read('beian_outbox_oldest_seconds')).toEqual(['deliverNotice 90']);
  expect(await read('beian_timer_lag_seconds')).toEqual([]);
  await db.query(
    `insert into app.timers (id, order_id, duty, raises, share, due_at, provisional)
     select 'timer_1', id, 'initialReview', 'warn', 0.5, app.now() - interval '40 s', false from app.orders limit 1`,
  );
  expect(await read('beian_timer_lag_seconds')).toEqual(['40']);
});

test('each connection has its backlog, the age of its unknown file, its last answers and its state', async () => {
  const { bureauId: id } = at;
  const province = '320000';
  expect(await read('beian_bureau_backlog_orders')).toEqual([`${province} 1`]);
  expect(await read('beian_bureau_state')).toEqual([]);
  await at.move(await at.send('send'), 'loseAnswer');
  await db.query(`update app.submissions set sent_at = sent_at - interval '300 s'`);
  await db.query(
    `insert into app.bureau_calls (bureau_id, direction, last_success_at, failing_since)
     values ($1, 'download', app.now() - interval '50 s', null), ($1, 'upload', null, app.now() - interval '300 s')`,
    [id],
  );
  await db.query(`update app.bureaus set alarm = '{"zh":"","en":""}', paused = 'event_1' where id = $1`, [id]);
  expect(await read('beian_bureau_unknown_file_seconds')).toEqual([`${province} 300`]);
  expect(await read('beian_bureau_answer_age_seconds')).toEqual([`${province} download 50`]);
  expect(await read('beian_bureau_failing_seconds')).toEqual([`${province} upload 300`]);
  expect(await read('beian_bureau_state')).toEqual([`${province} paused 1`, `${province} alarm 1`]);
});

test('the last sweep of the files and the rows of the audit without a signed head are told with their age', async () => {
  await db.query(`insert into app.file_sweeps (at, files, orphans, missing)
    values (app.now() - interval '2 days', 1, 0, 9), (app.now() - interval '60 s', 1, 0, 3)`);
  expect(await read('beian_files_missing')).toEqual(['3']);
  expect(await read('beian_file_sweep_age_seconds')).toEqual(['60']);
  await db.query(`update app.audit set at = app.now() - interval '1 hour'`);
  const [first] = await db.query<{ id: string }>('select id from app.audit where not test order by tx, id limit 1');
  expect(await read('beian_audit_unsigned_seconds')).toEqual(['3600']);
  // Linked, not signed.
  await db.query(
    `insert into app.audit_chain (n, audit_id, day, hash) values (1, $1, app.shanghai_day(app.now())::date, 'h')`,
    [first?.id],
  );
  await db.query(`update app.audit set at = app.now() - interval '2 hours' where id = $1`, [first?.id]);
  expect(await read('beian_audit_unsigned_seconds')).toEqual(['7200']);
  await db.query(`insert into app.audit_heads (seq, day, final, n, said, signature, at)
    values (1, app.shanghai_day(app.now())::date, false, 1, 's', 's', app.now() - interval '20 s')`);
  expect(await read('beian_audit_head_age_seconds')).toEqual(['20']);
  expect(await read('beian_audit_unsigned_seconds')).toEqual(['3600']);
});

test('backup, restore test and verification of the audit are told with the age of their last success, or of the installation', async () => {
  await db.query(`update migrations.applied set applied_at = app.now() - interval '90 s'`);
  const name = 'beian_maintenance_age_seconds';
  expect((await read(name)).sort()).toEqual(['auditVerify 90', 'backup 90', 'restoreTest 90']);
  await db.query(
    `insert into app.maintenance_runs values ('backup', app.now() - interval '30 s', app.now() - interval '30 s'), ('restoreTest', app.now(), null)`,
  );
  // One that found a fault is no success.
  await db.query(`insert into app.audit_verifications (at, ran_by, outside, links, heads, events, faults, first_fault)
    values (app.now() - interval '60 s', 'a@b', true, 1, 1, 1, 0, null), (app.now() - interval '10 s', 'a@b', true, 1, 1, 1, 1, 'f')`);
  expect((await read(name)).sort()).toEqual(['auditVerify 60', 'backup 30', 'restoreTest 90']);
});

test('no table or index that grows is read from end to end', async () => {
  const plan = await readOnly(db.worker, system('clock'), async (tx) => {
    await tx.client.query('set local enable_seqscan = off');
    const { rows } = await tx.client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${installationSql}`);
    return rows.map((row) => row['QUERY PLAN']);
  });
  const read = plan.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? []);
  expect(
    read.filter(
      (table) =>
        ![
          'bureaus',
          'bureau_calls',
          'webhook_endpoints',
          'retention',
          'maintenance_runs',
          'applied',
          'settings',
          'clock',
        ].includes(table),
    ),
  ).toEqual([]);
  // An index read up to its end, with the condition tested on each entry, is no better.
  const conditions = plan.filter((line) => line.includes('Index Cond: ')).join('\n');
  for (const condition of ['(n > (', '(tx >= (']) expect(conditions).toContain(condition);
});
