import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openContext } from '@beian/database/context';
import { runPeople } from '@beian/setup/seed';
import type { TestDatabase } from '@beian/testing/database';
import { moreRecords, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPartner, type Client } from '../examples/desk-client.mjs';
import { programFile } from '../scripts/lib/bundle.mjs';
import { makeKeys } from '../scripts/lib/keys.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { urlFor, withClient } from '../scripts/lib/pg-client.mjs';
import { startProgram } from '../scripts/lib/processes.mjs';
import { mustRun, run } from '../scripts/lib/run.mjs';

/** Filings, each with two rows of sealed values, a version and search hashes. */
const RECORDS = 39;

/** A separate checkout: the scripts are copied, because they look for `.data` next to themselves. */
const checkout = mkdtempSync(path.join(os.tmpdir(), 'beian-keys-'));
const at = (name: string) => path.join(checkout, name);
const data = (name: string) => at(path.join('.data', name));
let database: ChildProcess;
let outside: string | undefined;
let api: Awaited<ReturnType<typeof startProgram>>;
let partner: Client;

/** As by `npm start`: PostgreSQL with a guard process, which stops it when the starting process ends. */
async function startDatabase(): Promise<string> {
  const lines = `import { prepareDatabase, startPostgres } from './scripts/lib/postgres.mjs';
    const postgres = await startPostgres();
    console.log(JSON.stringify({ url: await prepareDatabase(postgres), outside: postgres.place.outside }));
    setInterval(() => undefined, 60_000);`;
  database = spawn(process.execPath, ['--input-type=module', '-e', lines], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: database.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  const said = JSON.parse(line) as { url: string; outside?: string };
  outside = said.outside;
  return said.url;
}

beforeAll(async () => {
  // The database's user must be able to pass through it.
  chmodSync(checkout, 0o711);
  mkdirSync(at('.data'), { mode: 0o711 });
  cpSync(path.join(root, 'scripts'), at('scripts'), { recursive: true });
  copyFileSync(path.join(root, 'package.json'), at('package.json'));
  for (const name of ['packages', 'node_modules']) symlinkSync(path.join(root, name), at(name));
  const url = await startDatabase();
  const keep = JSON.parse(readFileSync(data('postgres.json'), 'utf8')) as { app: string; worker: string };
  const [appUrl, workerUrl] = [urlFor(url, 'app', keep.app), urlFor(url, 'worker', keep.worker)];
  const env = { ...process.env, DATABASE_URL: url, DATABASE_APP_URL: appUrl, DATABASE_WORKER_URL: workerUrl };
  await mustRun('migrate', process.execPath, [at('packages/database/dist/migrate.js')], {
    env: { ...env, DEMONSTRATION: '1' },
  });
  makeKeys(data('keys.json'), false);
  const files = { keysFile: data('keys.json'), filesDir: data('files') };
  mkdirSync(files.filesDir);
  const pages = await openContext({ databaseUrl: workerUrl, ...files });
  try {
    const query: TestDatabase['query'] = async () => [];
    await seedRecords({ worker: pages, query } as TestDatabase, moreRecords(RECORDS));
    const { partnerKey = '' } = await runPeople(pages, {}, { atLeast: RECORDS });
    api = await startProgram({
      name: 'api',
      file: programFile('api'),
      logDir: data('logs'),
      env: {
        ...process.env,
        DATABASE_APP_URL: appUrl,
        KEYS_FILE: files.keysFile,
        FILES_DIR: files.filesDir,
        PORT: '0',
        HOST: '127.0.0.1',
        NODE_ENV: 'test',
      },
    });
    partner = asPartner(`http://127.0.0.1:${api.ready.port}`, partnerKey);
  } finally {
    await pages.close();
  }
}, 180_000);
afterAll(async () => {
  await api?.stop();
  if (database !== undefined && database.exitCode === null) {
    database.kill('SIGTERM');
    await once(database, 'exit');
  }
  // The guard stops the server before its files are deleted.
  for (const folder of [checkout, outside])
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

const read = `{ records(first: 8) { edges { node { name values { field values masked } } } } }`;
const rotate = (...args: string[]) => {
  const { DATABASE_URL: _, KEYS_FILE: __, FILES_DIR: ___, ...env } = process.env;
  return run('npm', ['run', '--silent', 'keys:rotate', ...args], { cwd: checkout, env });
};

test('npm run keys:rotate changes the keys of a running installation, shows its progress, and leaves PostgreSQL running', async () => {
  const before = await partner.graphql(read);
  expect(JSON.stringify(before)).toContain('****');
  let reads = 0;
  let over = false;
  const reading = (async () => {
    for (; !over; reads += 1) expect(await partner.graphql(read)).toEqual(before);
  })();
  const done = await rotate();
  over = true;
  await reading;
  expect(reads).toBeGreaterThan(3);
  expect(done.code, done.output).toBe(0);
  expect(done.output).toMatch(/^records +(\d{2})\/\1 +\d+\/s$/m);
  expect(done.output).toMatch(/^websites +(\d{2})\/\1 +\d+\/s$/m);
  expect(done.output).toMatch(/^\d{2,} rows and files are under k2 \(sealed\) and h2 \(hashed\)\.$/m);
  expect(done.output).toMatch(/^k1 is left without use; from \S+ on: npm run keys:rotate -- --remove k1$/m);
  const { port, superuser } = JSON.parse(readFileSync(data('postgres.json'), 'utf8'));
  const superuserUrl = `postgres://postgres:${superuser}@127.0.0.1:${port}/beian`;
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query('select count(*)::int as count from app.records where not test');
    expect(rows).toEqual([{ count: RECORDS }]);
  });
  expect(await partner.graphql(read)).toEqual(before);
  const keys = JSON.parse(readFileSync(data('keys.json'), 'utf8'));
  expect([keys.sealing.current, Object.keys(keys.sealing.keys), keys.hash.current]).toEqual(['k2', ['k1', 'k2'], 'h2']);
});

test('--remove refuses a key that is still in use, and an unknown id', async () => {
  for (const [id, why] of [
    ['k1', /^k1 is removable from 2/],
    ['k2', /k2/],
    ['k9', /k9/],
  ] as const) {
    const done = await rotate('--', '--remove', id);
    expect(done.code, done.output).not.toBe(0);
    expect(done.output).toMatch(why);
  }
  expect(Object.keys(JSON.parse(readFileSync(data('keys.json'), 'utf8')).sealing.keys)).toEqual(['k1', 'k2']);
});

test('without a running installation it says which settings are needed', async () => {
  const empty = mkdtempSync(path.join(os.tmpdir(), 'beian-keys-none-'));
  cpSync(path.join(root, 'scripts'), path.join(empty, 'scripts'), { recursive: true });
  const done = await run(process.execPath, [path.join(empty, 'scripts/keys-rotate.mjs')], {
    env: { PATH: process.env.PATH },
  });
  rmSync(empty, { recursive: true, force: true });
  expect(done).toMatchObject({
    code: 1,
    output: expect.stringContaining('Name the keys file in KEYS_FILE, or run npm start first'),
  });
});
