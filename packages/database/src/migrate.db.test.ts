import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReadinessFaults, openContext } from './context/index.ts';
import { calendarFile, migrate, migrationsFolder } from './migrate.ts';
import { release, releaseNumber } from './programs/release.ts';
import { transaction } from './transaction/transactions.ts';

let db: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-migrate-'));
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  await seedPeople(db);
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const urls = () => ({ databaseUrl: db.migratorUrl, appUrl: db.appUrl, workerUrl: db.workerUrl });

/** Tables without data of partners, so without row-level security: clock, daily counter and code tables. */
const common = ['clock', 'order_numbers', 'published_codes'];

describe('migrate', () => {
  it('changes nothing the second time, even in four programs at once', async () => {
    const before = await db.query('select name, sha256, applied_at from migrations.applied');
    const calendar = await db.query(`select value from app.settings where name = 'calendar'`);
    // A copied database is detected as restored on its first migration.
    await migrate(urls());
    expect(await migrate(urls())).toEqual({ applied: 0, restored: false });
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(urls())));
    expect(all).toEqual([1, 2, 3, 4].map(() => ({ applied: 0, restored: false })));
    expect(await db.query('select name, sha256, applied_at from migrations.applied')).toEqual(before);
    expect(await db.query(`select value from app.settings where name = 'calendar'`)).toEqual(calendar);
  });

  it('fills an empty database once when four programs start at once', async () => {
    const name = `${new URL(db.url).pathname.slice(1)}_empty`;
    const at = (url: string) => {
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    };
    await db.query(`create database ${name} owner migrator`);
    try {
      const options = { databaseUrl: at(db.migratorUrl), appUrl: at(db.appUrl), workerUrl: at(db.workerUrl) };
      const all = await Promise.all([1, 2, 3, 4].map(() => migrate(options)));
      expect(all.map(({ applied }) => applied).sort()).toEqual([0, 0, 0, readdirSync(migrationsFolder).length]);
      // Without staff the database can be marked as a demonstration, permanently.
      const marked = () => withClient(at(db.url), async (client) => (await client.query('table app.clock')).rows);
      expect(await marked()).toMatchObject([{ demonstration: false }]);
      await migrate({ ...options, demonstration: true });
      await migrate(options);
      expect(await marked()).toMatchObject([{ demonstration: true, offset_ms: '0' }]);
    } finally {
      await db.query(`drop database ${name} with (force)`);
    }
  });

  it('does not turn a database with staff into a demonstration', async () => {
    const [clock] = await db.query<{ offset_ms: string }>('select offset_ms from app.clock');
    await db.query('update app.clock set demonstration = false, offset_ms = 0');
    await expect(migrate({ ...urls(), demonstration: true })).rejects.toThrow(/^DEMONSTRATION must not be set/);
    await db.query('update app.clock set demonstration = true, offset_ms = $1', [clock?.offset_ms]);
  });

  it('loads notices, days in force, and superseded days as history', async () => {
    const [counts] = await db.query(`select (select count(*)::int from app.calendar_notices) as notices,
      (select count(*)::int from app.calendar_days where superseded_by is null) as days,
      (select json_agg(json_build_array(to_char(day, 'YYYY-MM-DD'), working, notice_id, superseded_by))
       from app.calendar_days where superseded_by is not null) as history`);
    expect(counts).toMatchObject({ notices: 11, history: [['2020-02-01', true, '2020', '2020-extension']] });
    expect(counts?.days).toBeGreaterThan(200);
    const [setting] = await db.query(`select value from app.settings where name = 'calendar'`);
    expect(setting?.value).toMatchObject({ version: 1, loadedUntil: '2026-12-31' });
    const [days] =
      await db.query(`select (select working from app.calendar_days where day = '2026-10-01' and superseded_by is null) as holiday,
      (select working from app.calendar_days where day = '2020-02-01' and superseded_by is null) as extended`);
    expect(days).toEqual({ holiday: false, extended: false });
  });

  it('loads a changed calendar as a new version, but none that ends earlier', async () => {
    const changed = pathToFileURL(path.join(folder, 'calendar.json'));
    const json = JSON.parse(await readFile(calendarFile, 'utf8'));
    writeFileSync(changed, JSON.stringify({ ...json, loadedUntil: '2027-12-31' }));
    await migrate({ ...urls(), calendar: changed });
    const version = async () => (await db.query(`select value from app.settings where name = 'calendar'`))[0]?.value;
    expect(await version()).toMatchObject({ version: 2, loadedUntil: '2027-12-31' });
    await migrate(urls());
    expect(await version()).toMatchObject({ version: 2, loadedUntil: '2027-12-31' });
  });

  it('refuses an applied file that was changed, and rolls back a broken one completely', async () => {
    cpSync(fileURLToPath(migrationsFolder), folder, { recursive: true });
    const migrations = pathToFileURL(`${folder}/`);
    writeFileSync(path.join(folder, '9999-broken.sql'), 'create table app.half (id text); select 1 / 0;');
    await expect(migrate({ ...urls(), migrations })).rejects.toThrow('division by zero');
    expect(await db.query(`select to_regclass('app.half') as half`)).toEqual([{ half: null }]);
    writeFileSync(path.join(folder, '9999-broken.sql'), 'create table app.whole (id text);');
    expect(await migrate({ ...urls(), migrations })).toEqual({ applied: 1, restored: false });
    writeFileSync(path.join(folder, '9999-broken.sql'), 'create table app.other (id text);');
    await expect(migrate({ ...urls(), migrations })).rejects.toThrow(
      'migrations/9999-broken.sql was applied and has been changed',
    );
    await db.query('drop table app.whole');
    await db.query(`delete from migrations.applied where name = '9999-broken.sql'`);
    rmSync(path.join(folder, '9999-broken.sql'));
  });

  it('is refused where a later release has migrated, which former programs survive unless it takes away what they use', async () => {
    const migrations = pathToFileURL(`${folder}/`);
    const start = () => openContext({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir });
    writeFileSync(path.join(folder, '9999-later.sql'), 'create table app.whole (id text);');
    await migrate({ ...urls(), migrations });
    await expect(migrate(urls())).rejects.toThrow(/was migrated by a later release \(9999-later\.sql\)/);
    await (await start()).close();
    const running = await start();
    // Nothing has used it since this release, so this one goes on.
    const drop = 'drop table if exists app.whole;';
    writeFileSync(
      path.join(folder, '9999-x-now.sql'),
      `-- contract since ${releaseNumber(release)}: nobody reads it\n${drop}`,
    );
    await migrate({ ...urls(), migrations });
    expect(await findReadinessFaults(running)).toEqual([]);
    await (await start()).close();
    writeFileSync(path.join(folder, '9999-y-later.sql'), `-- contract since 999.0.0: nobody reads it\n${drop}`);
    await migrate({ ...urls(), migrations });
    // Release 0.1.0 reads this column alone, and works on what it has not used itself.
    const contracts = await db.query<{ name: string }>('select name from migrations.applied where contract');
    expect(contracts.at(-1)).toEqual({ name: '9999-y-later.sql' });
    expect(await findReadinessFaults(running)).toEqual(['SCHEMA_CONTRACTED']);
    await running.close();
    await expect(start()).rejects.toThrow('a later release changed the database');
    await db.query(`delete from migrations.applied where name like '9999-%'`);
  });

  it('must have run before a program of this release starts', async () => {
    const start = () => openContext({ databaseUrl: db.workerUrl, keysFile: db.keysFile, filesDir: db.filesDir });
    const [last] = await db.query<{ name: string; sha256: string }>(
      'delete from migrations.applied where name = (select max(name) from migrations.applied) returning name, sha256',
    );
    await expect(start()).rejects.toThrow('the database was not migrated for this release');
    await db.query('insert into migrations.applied (name, sha256) values ($1, $2)', [last?.name, last?.sha256]);
    await (await start()).close();
  });

  it('names the faulty setting in a sentence', async () => {
    const wrong = (url: string, change: (address: URL) => void) => {
      const address = new URL(url);
      change(address);
      return address.href;
    };
    const refused: [Partial<ReturnType<typeof urls>>, RegExp][] = [
      [
        {
          appUrl: wrong(db.appUrl, (url) => {
            url.username = 'api';
          }),
        },
        /^DATABASE_APP_URL must log in as the user app/,
      ],
      [
        {
          workerUrl: wrong(db.workerUrl, (url) => {
            url.password = '';
          }),
        },
        /^DATABASE_WORKER_URL must hold a password/,
      ],
      [
        {
          workerUrl: wrong(db.workerUrl, (url) => {
            url.pathname = '/other';
          }),
        },
        /^DATABASE_WORKER_URL must name the database/,
      ],
      [
        {
          databaseUrl: wrong(db.migratorUrl, (url) => {
            url.password = 'x';
          }),
        },
        /^DATABASE_URL cannot be used: .*the password is wrong/,
      ],
      [
        {
          databaseUrl: wrong(db.migratorUrl, (url) => {
            url.port = '1';
          }),
        },
        /^DATABASE_URL cannot be used: .*nothing listens there/,
      ],
    ];
    for (const [change, sentence] of refused) await expect(migrate({ ...urls(), ...change })).rejects.toThrow(sentence);
  });
});

describe('row-level security', () => {
  it('every table with data of partners or the provider has forced row-level security and a policy', async () => {
    const open = await db.query<{ name: string }>(`select c.relname as name from pg_class c
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid)) order by 1`);
    expect(open.map(({ name }) => name)).toEqual(common);
  });

  it('app and worker without an actor see no rows', async () => {
    const tables = await db.query<{ name: string }>(`select relname as name from pg_class
      where relnamespace = 'app'::regnamespace and relkind = 'r' and relrowsecurity order by 1`);
    expect(tables.length).toBeGreaterThan(20);
    const filled = await db.query<{ n: number }>('select count(*)::int as n from app.records');
    expect(filled).toEqual([{ n: 3 }]);
    for (const url of [db.appUrl, db.workerUrl]) {
      await withClient(url, async (client) => {
        for (const { name } of tables) {
          // A role without any grant on a table is refused with 42501.
          const { rows } = await client.query(`select count(*)::int as n from app.${name}`).catch((error) => {
            expect(error.code).toBe('42501');
            return { rows: [{ n: 0 }] };
          });
          expect({ name, ...rows[0] }).toEqual({ name, n: 0 });
        }
      });
    }
  });

  it('the actor of a transaction does not stay on its connection', async () => {
    const pool = new pg.Pool({ connectionString: db.appUrl, max: 1 });
    const ctx = { ...db.app, pool };
    const count = 'select count(*)::int as n from app.records';
    const system = { kind: 'system', id: 'clock', roles: ['clock'], name: 'clock' } as const;
    expect((await transaction(ctx, system, (tx) => tx.client.query(count))).rows).toEqual([{ n: 3 }]);
    expect((await pool.query(count)).rows).toEqual([{ n: 0 }]);
    await pool.end();
  });

  it('app and worker cannot change events, audit, clock or tables; time moves only in a demonstration (ASVS 13.2.2, 16.4.2)', async () => {
    const roles = await db.query(`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles
      where rolname in ('app', 'worker', 'auditor') order by 1`);
    const bound = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
    expect(roles).toEqual([
      { rolname: 'app', ...bound, rolcanlogin: true },
      { rolname: 'auditor', ...bound, rolcanlogin: false },
      { rolname: 'worker', ...bound, rolcanlogin: true },
    ]);
    const forbidden = [
      `update app.order_events set event = 'x'`,
      'delete from app.order_events',
      `update app.audit set action = 'x'`,
      'delete from app.audit',
      'update app.clock set offset_ms = 1',
      'update app.clock set demonstration = true',
      'select app.set_time(0)',
      'delete from app.calendar_days',
      'truncate app.orders',
      'alter table app.orders disable row level security',
      'alter table app.orders no force row level security',
      'drop policy by_partner on app.orders',
      'create table app.mine (id text)',
      'delete from migrations.applied',
    ];
    for (const url of [db.appUrl, db.workerUrl]) {
      await withClient(url, async (client) => {
        for (const sql of forbidden)
          await expect(client.query(sql), sql).rejects.toThrow(/permission denied|must be owner/);
      });
    }
    await withClient(db.migratorUrl, async (client) => {
      const elsewhere = 'update app.clock set demonstration = false, offset_ms = 1';
      await expect(client.query(elsewhere)).rejects.toThrow('only_a_demonstration_travels');
    });
    await withClient(db.appUrl, async (client) => {
      await expect(client.query('create table bullmq.mine (id text)')).rejects.toThrow('permission denied');
      // The worker may create schemas: BullMQ recreates its own when it was wiped (docs/decisions/0082).
      await expect(client.query('create schema mine')).rejects.toThrow('permission denied');
    });
  });
});
