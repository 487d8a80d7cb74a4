import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { migrate, migrationsFolder } from '@beian/database/migrate';
import { isBefore, release } from '@beian/database/programs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrder } from '../examples/order-flow.mjs';
import { compare } from '../scripts/chaos/compare.mjs';
import { planOrders } from '../scripts/chaos/orders.mjs';
import { pendingWork, readBothSides } from '../scripts/chaos/read-state.mjs';
import { freeRecords } from '../scripts/demonstration/records.mjs';
import { seededRandom } from '../scripts/demonstration/seeded-random.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { releaseTree } from '../scripts/lib/release-tree.mjs';
import { readReleases } from '../scripts/lib/releases.mjs';
import { startRolling } from '../scripts/rolling/installation.mjs';
import { startLoad } from '../scripts/rolling/load.mjs';
import { makeAndPush } from '../scripts/rolling/orders.mjs';

const last = readReleases().at(-1);
if (last === undefined) throw new Error('scripts/releases.json is empty');
const kinds = [
  ...['CHANGE_WEBSITE', 'CHANGE_SUBJECT', 'CHANGE_BOTH', 'CHANGE_ACCESS', 'FIRST_FILING', 'NEW_WEBSITE'],
  ...['CHANGE_WEBSITE', 'CHANGE_SUBJECT', 'CANCEL_WEBSITE', 'CHANGE_WEBSITE', 'FIRST_FILING', 'CHANGE_WEBSITE'],
];

let rolling: Awaited<ReturnType<typeof startRolling>>;
let formerTree: string;
const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-upgrade-'));
beforeAll(async () => {
  formerTree = await releaseTree(last);
  rolling = await startRolling({ orders: kinds.length, tree: formerTree });
}, 1_200_000);
afterAll(async () => {
  await rolling?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Migrations of this release and two that a later one could have: a column of orders, then its values and an index. */
async function migrateLater(): Promise<void> {
  cpSync(fileURLToPath(migrationsFolder), folder, { recursive: true });
  writeFileSync(path.join(folder, '9998-column.sql'), 'alter table app.orders add column upgraded int;');
  writeFileSync(
    path.join(folder, '9999-values.sql'),
    `-- no-transaction
-- repeat until 0 rows
update app.orders set upgraded = 1 where id in (select id from app.orders where upgraded is null order by id limit 3);
create index concurrently if not exists orders_upgraded on app.orders (upgraded);
`,
  );
  const { DATABASE_URL: databaseUrl, DATABASE_APP_URL: appUrl, DATABASE_WORKER_URL: workerUrl } = rolling.database;
  expect(await migrate({ databaseUrl, appUrl, workerUrl, migrations: pathToFileURL(`${folder}/`) })).toMatchObject({
    applied: 2,
  });
}

test(`release ${last.version} is upgraded under load: no request fails, and every order is at its bureau exactly once`, async () => {
  const { clients, balancer, query } = rolling;
  await clients.waitFor('the records of all bureaus', async () => (await pendingWork(rolling)).length === 0);
  const used = new Set<string>();
  const plans = await planOrders(clients, kinds, seededRandom(11), used);
  const taken = new Set(plans.map(({ record }) => record.id));
  const free = (await freeRecords(clients.partner)).find(({ id }) => !taken.has(id));
  const draft = await openOrder(clients.partner, free?.id ?? '', free?.websites[0]?.id);
  const load = startLoad(rolling, draft);
  const pushed = makeAndPush(rolling, plans);
  // Awaited below; this avoids an unhandled rejection meanwhile.
  pushed.catch(() => undefined);

  await load.waitFor(100);
  const began = performance.now();
  const { applied } = await rolling.runOnce('migrate', [], root);
  await migrateLater();
  const migrateMs = Math.round(performance.now() - began);
  // Workers first: they do what the former api adds, and the former workers need not know what the new one adds.
  const backMs: Record<string, number> = {};
  for (const name of ['worker-1', 'worker-2', 'api-1', 'api-2'] as const)
    backMs[name] = Math.round(await rolling.replace(name));
  // The way back, as long as no migration takes away what the former release uses.
  const contracts = await query(
    'select contract_since as since from migrations.applied where contract_since is not null',
  );
  if (!contracts.some(({ since }: { since: string }) => isBefore(last.version, since))) {
    await rolling.replace('api-2', formerTree);
    await rolling.replace('api-2');
  }
  await pushed.catch((error: unknown) => {
    throw new Error(balancer.log(), { cause: error });
  });
  const report = await load.stop();
  const { failed, retried } = await balancer.readCounts();
  process.stdout.write(
    `upgrade: ${JSON.stringify({ from: last.version, applied, migrateMs, backMs, ...report, longestMs: Math.round(report.longestMs), retried })}\n`,
  );

  expect(report.failed, balancer.log()).toEqual([]);
  expect(failed).toBe(0);
  expect(report.leastUp).toBe(1);
  // Connections of queues on PostgreSQL are named after their queue.
  const names = await query(
    `select distinct application_name as name from pg_stat_activity where datname = 'beian' and application_name like 'beian%'`,
  );
  expect(names).toEqual([{ name: `beian ${release}` }]);
  await clients.waitFor('all work is done', async () => (await pendingWork(rolling)).length === 0);
  const { in: ordered, once, ...faults } = compare(await readBothSides(rolling));
  expect([ordered, once]).toEqual([kinds.length, kinds.length]);
  expect(faults).toMatchObject({ lost: [], duplicated: [], contradictory: [], twoOpen: [] });
}, 900_000);
