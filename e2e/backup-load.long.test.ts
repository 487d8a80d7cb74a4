import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { programFile } from '../scripts/lib/bundle.mjs';
import { runCleanups } from '../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { withClient } from '../scripts/lib/pg-client.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { startProgram } from '../scripts/lib/processes.mjs';
import { mustCommand, readFindings, tryCommand } from './backup-commands.ts';
import { connect, type LedgerLine, type SharedStack } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, createReadyToPush, type Order, pushOrder, valuesOf, waitForState, ztidOf } from './steps.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-backup-load-'));
const at = (name: string) => path.join(folder, name);
let stack: Stack | undefined;
afterAll(async () => {
  await stack?.stop();
  await runCleanups();
  rmSync(folder, { recursive: true, force: true });
});

const accepted = (lines: LedgerLine[]) =>
  lines.filter((line) => line.method === 'isp_upload' && String(line.code) === '0' && !line.repeated);

test('a backup under load is restored, its numbers are compared, and no order reaches the bureau twice or is lost', async () => {
  const { bin } = await debianPostgres();
  const server = await startPostgres({ ephemeral: true, bin });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  const running = await startStack();
  stack = running;
  const { db } = running;
  const orders: Order[] = [];
  for (let index = 0; index < 5; index += 1) orders.push(await createReadyToPush(running, index));
  const [early, first, second, unpushed, late] = orders as [Order, Order, Order, Order, Order];

  // In file 1 before the backup; two wait for a file, on a paused connection; two are not pushed.
  await pushOrder(running, early);
  await waitForState(running, early.id, 'BUREAU_REVIEW');
  const change = async (event: 'pauseBureau' | 'resumeBureau', { db: rows, supervisor }: SharedStack) => {
    const [bureau] = await rows.query<{ id: string }>('select id from app.bureaus where not test');
    const { done } = await supervisor.graphql(
      `mutation ($id: ID!, $key: String!) { done: ${event}(bureauId: $id, why: "样例", key: $key) { __typename } }`,
      { id: bureau?.id, key: `${event} ${randomUUID()}` },
    );
    expect(done.__typename).toBe('ChangedConnection');
  };
  await change('pauseBureau', running);
  for (const order of [first, second]) await pushOrder(running, order);

  // Drafts with pictures are made as long as the backup runs.
  let isBackingUp = true;
  let drafts = 0;
  const load = async () => {
    const options = { kind: 'FIRST_FILING', values: valuesOf('FIRST_FILING') } as const;
    for (; isBackingUp; drafts += 1) await createDraft(running, 0, options);
  };
  const source = { DATABASE_SUPERUSER_URL: db.url, FILES_DIR: db.filesDir };
  const backingUp = mustCommand('backup', [at('backups')], source, bin).finally(() => {
    isBackingUp = false;
  });
  const [made] = await Promise.all([backingUp, load()]);
  expect(made).toMatch(/: whole, as of /);
  expect(drafts).toBeGreaterThan(0);
  cpSync(db.keysFile, at('keys.json'));

  // After the backup: file 2 with the two that waited, file 3 with one that was not pushed; then the server is lost.
  await change('resumeBureau', running);
  for (const order of [first, second]) await waitForState(running, order.id, 'BUREAU_REVIEW');
  await pushOrder(running, unpushed);
  await waitForState(running, unpushed.id, 'BUREAU_REVIEW');
  const before = accepted(await running.waitForLedger('file 3', (lines) => accepted(lines).length === 3));
  expect(before.map(({ dataSequence }) => dataSequence)).toEqual(['1', '2', '3']);
  const ztids = new Map<string, string>();
  for (const order of orders) ztids.set(order.id, await ztidOf(running, order));
  await running.killWorker();

  const on = (url: string) => {
    const address = new URL(url);
    address.pathname = '/restored';
    return address.href;
  };
  const files = at('files');
  mkdirSync(files);
  const target = {
    ...{ DATABASE_SUPERUSER_URL: on(db.url), DATABASE_URL: on(db.migratorUrl), DATABASE_APP_URL: on(db.appUrl) },
    ...{ DATABASE_WORKER_URL: on(db.workerUrl), KEYS_FILE: at('keys.json'), FILES_DIR: files },
  };
  expect(await mustCommand('restore', [at('backups')], target, bin)).toMatch(/^Restored as of /m);
  expect(readFindings(await mustCommand('verify-restore', [at('backups'), '--all'], target, bin))).toEqual({
    all: 9,
    failed: [],
  });
  const noWorker = await tryCommand('after-restore', [], target, bin);
  expect(noWorker).toMatchObject({ code: 2, output: expect.stringMatching(/^No worker runs/) });

  const { sandboxUrl } = running;
  const env = {
    ...process.env,
    ...target,
    ...{ NODE_ENV: 'test', HOST: '127.0.0.1', SANDBOX_URL: sandboxUrl, WEBHOOK_ALLOW_PRIVATE: '1' },
    ...{ SMTP_URL: 'smtp://127.0.0.1:1', SMS_URL: `${sandboxUrl}/sms`, REGISTRY_URL: `${sandboxUrl}/registry` },
    ...{ BUREAU_BATCH_MS: '0', BUREAU_POLL_MS: '300' },
  };
  const start = (name: 'api' | 'worker', more: Record<string, string> = {}) =>
    startProgram({ name, file: programFile(name), logDir: folder, env: { ...env, ...more } });
  const worker = await start('worker');
  const api = await start('api', { PORT: '0' });
  const url = `http://127.0.0.1:${api.ready.port}`;
  const query: Stack['db']['query'] = (sql, values = []) =>
    withClient(target.DATABASE_SUPERUSER_URL, async (client) => (await client.query(sql, [...values])).rows as never);
  const restoredDb = { ...db, workerUrl: target.DATABASE_WORKER_URL, query };
  const { close, signInAll: _, ...connected } = await connect(restoredDb, { ...running.address, url });
  const desk: SharedStack = { ...connected, db: restoredDb };
  const stateOf = async (order: Order): Promise<string> => (await desk.partner.order(order.id)).state;

  // The last file of the bureau holds one that was not pushed here; what the file before it holds, the interface does not say.
  const listed = await tryCommand('after-restore', [], target, bin);
  expect(listed.code).toBe(1);
  expect(listed.stdout).toContain(`it holds orders that were not pushed here: ${unpushed.number};`);
  expect(listed.stdout).toContain('this database does not hold: no. 2, 3.');
  expect(listed.stdout).toMatch(new RegExp(`Pushed and in no file here.*\\n *${first.number}, ${second.number}\\n`));
  // The bureau says, asked by a person, that the two that waited are in file 2.
  const word = ['--file', '2', '--orders', `${first.number},${second.number}`];
  const told = await tryCommand('after-restore', word, target, bin);
  expect(told).toMatchObject({ code: 1, stdout: expect.not.stringContaining(first.number) });
  expect([await stateOf(first), await stateOf(second)]).toEqual(['BUREAU_REVIEW', 'BUREAU_REVIEW']);

  // By the list: resumed and paused, the order pushed, the numbers compared again, resumed.
  await change('resumeBureau', desk);
  await change('pauseBureau', desk);
  await pushOrder(desk, unpushed);
  const again = await tryCommand('after-restore', [], target, bin);
  expect(again.stdout).toContain('settled as accepted, and not sent again: 1');
  await change('resumeBureau', desk);
  expect(await stateOf(unpushed)).toBe('BUREAU_REVIEW');

  // What nobody had pushed goes once, under the next number; all results arrive.
  await pushOrder(desk, late);
  await waitForState(desk, late.id, 'BUREAU_REVIEW');
  await running.control('decideNow', {});
  for (const order of orders) await waitForState(desk, order.id, 'APPROVED');
  const uploads = accepted(await running.waitForLedger('file 4', (lines) => accepted(lines).length >= 4));
  expect(uploads.map(({ dataSequence }) => dataSequence)).toEqual(['1', '2', '3', '4']);
  const sent = uploads.flatMap((line) => line.ztids as string[]);
  expect([...sent].sort()).toEqual([...ztids.values()].sort());
  await close();
  await api.stop();
  await worker.stop();
}, 600_000);
