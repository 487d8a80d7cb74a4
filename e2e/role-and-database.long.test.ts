import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { urlFor, withClient } from '../scripts/lib/pg-client.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { runProgram } from '../scripts/lib/processes.mjs';
import { run } from '../scripts/lib/run.mjs';

const file = path.join(root, 'docker/postgres/role-and-database.sql');
const password = 'xq-7431-several-letters';

let bin: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  ({ bin } = await debianPostgres());
  postgres = await startPostgres({ ephemeral: true, bin });
});
afterAll(() => postgres?.stop());

/** As a superuser types it. */
const runFile = (env: NodeJS.ProcessEnv) =>
  run(path.join(bin, 'psql'), ['--no-psqlrc', '--dbname', postgres.superuserUrl, '--file', file], {
    env: { ...process.env, ...env },
  });
const found = () =>
  withClient(postgres.superuserUrl, async (client) => {
    const { rows } = await client.query(
      `select rolcanlogin, rolcreaterole, rolsuper, rolbypassrls, rolcreatedb,
              (select datname from pg_database where datdba = r.oid) as base from pg_roles r where rolname = 'migrator'`,
    );
    return rows;
  });

test('without a password, or with a short one, psql says what to set and makes nothing', async () => {
  for (const env of [{ MIGRATOR_PASSWORD: undefined }, { MIGRATOR_PASSWORD: 'short' }]) {
    const { code, output } = await runFile(env);
    expect([code, output]).toEqual([3, expect.stringContaining('set MIGRATOR_PASSWORD in the environment of psql')]);
  }
  expect(await found()).toEqual([]);
});

test('role and database are made by psql, the migration takes them, and a second run changes nothing', async () => {
  const { code, output } = await runFile({ MIGRATOR_PASSWORD: password });
  expect([code, output]).toEqual([0, 'CREATE ROLE\nCREATE DATABASE\n']);
  const made = [
    {
      ...{ rolcanlogin: true, rolcreaterole: true, rolsuper: false, rolbypassrls: false, rolcreatedb: false },
      base: 'beian',
    },
  ];
  expect(await found()).toEqual(made);
  const url = `postgres://migrator:${password}@127.0.0.1:${postgres.port}/beian`;
  const migrated = await runProgram({
    name: 'migrate',
    file: path.join(root, 'packages/database/dist/migrate.js'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DATABASE_APP_URL: urlFor(url, 'app', postgres.passwords.app),
      DATABASE_WORKER_URL: urlFor(url, 'worker', postgres.passwords.worker),
    },
  });
  expect(migrated).toMatchObject({ ready: true, restored: false });
  expect(await runFile({ MIGRATOR_PASSWORD: 'another-long-password' })).toMatchObject({ code: 3 });
  expect(await found()).toEqual(made);
  await withClient(url, (client) => client.query('select 1'));
});
