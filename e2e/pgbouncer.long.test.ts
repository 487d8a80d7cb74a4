import { openContext } from '@beian/database/context';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PgBouncer, startPgBouncer } from '../scripts/lib/pgbouncer.mjs';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, pushOrder, waitForState } from './steps.ts';

let db: TestDatabase;
let bouncer: PgBouncer;
let stack: Stack | undefined;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  await stack?.stop();
  stack = undefined;
  await bouncer?.stop();
  await db.close();
});

const openThroughBouncer = () => {
  const { keysFile, filesDir, appUrl } = db;
  return openContext({ databaseUrl: bouncer.through(appUrl), keysFile, filesDir });
};

test.for(['transaction', 'statement'] as const)('a PgBouncer in %s mode is refused at the start', async (mode) => {
  bouncer = await startPgBouncer({ urls: [db.appUrl, db.workerUrl], mode });
  await expect(openThroughBouncer()).rejects.toThrow('Set `pool_mode = session` for this database in PgBouncer');
});

test('a session keeps its settings and locks through a PgBouncer in session mode, and leaves none to the next', async () => {
  bouncer = await startPgBouncer({ urls: [db.appUrl, db.workerUrl], mode: 'session' });
  const settings = `select current_user as role, current_setting('jit') as jit, current_setting('statement_timeout') as statement,
    coalesce(nullif(current_setting('app.kind', true), ''), 'none') as kind`;
  for (let round = 0; round < 3; round += 1) {
    const ctx = await openThroughBouncer();
    const { rows: staff } = (await ctx.pools.staff?.query(settings)) ?? { rows: [] };
    const { rows: system } = await ctx.pools.system.query(settings);
    const { rows: long } = await ctx.pools.export.query(settings);
    expect([staff[0], system[0], long[0]]).toEqual([
      { role: 'app_staff', jit: 'off', statement: '15s', kind: 'none' },
      { role: 'app', jit: 'off', statement: '15s', kind: 'system' },
      { role: 'app', jit: 'off', statement: '20s', kind: 'none' },
    ]);
    await ctx.close();
  }
});

test('orders reach their bureau through PgBouncer in session mode, also after it was killed', async () => {
  bouncer = await startPgBouncer({ urls: [db.appUrl, db.workerUrl], mode: 'session' });
  stack = await startStack({ decisionMs: 500, databaseUrl: bouncer.through });
  const first = await createReadyToPush(stack, 0);
  const second = await createReadyToPush(stack, 1);
  await pushOrder(stack, first);
  expect(await waitForState(stack, first.id, 'APPROVED')).toMatchObject({ state: 'APPROVED' });

  await bouncer.kill();
  const away = await fetch(`${stack.url}/readyz`);
  expect([away.status, ((await away.json()) as { faults: string[] }).faults]).toEqual([503, ['DATABASE_SILENT']]);
  await bouncer.start();
  while (!(await fetch(`${stack.url}/readyz`)).ok);
  await pushOrder(stack, second);
  expect(await waitForState(stack, second.id, 'APPROVED')).toMatchObject({ state: 'APPROVED' });
  const sent = await stack.db.query('select order_id from app.submission_orders group by order_id having count(*) > 1');
  expect(sent).toEqual([]);
});
