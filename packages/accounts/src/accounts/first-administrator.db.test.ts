import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { cheapPasswordCost } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommand, runCommand } from '../admin-create.ts';
import { systemActor } from '../sign-in/sessions.ts';
import { createAdministrator } from './first-administrator.ts';
import { acceptInvitation, findInvitation } from './invitations.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

const asked = { login: 'lichun', name: '立春', another: false };
const command = (...args: string[]) => {
  const written: string[] = [];
  const env = { DATABASE_APP_URL: db.appUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir };
  const terminal = { isTerminal: false, write: (text: string) => void written.push(text) };
  return runCommand(args, { ...env, CONSOLE_URL: 'https://desk.example/' }, terminal).then(() => written.join(''));
};

test('a migrated database holds settings and calendar, and no people, records, orders or connections', async () => {
  const [counts] =
    await db.query(`select (select count(*)::int from app.staff) as staff, (select count(*)::int from app.partners) as partners,
    (select count(*)::int from app.partner_keys) as keys, (select count(*)::int from app.records) as records,
    (select count(*)::int from app.orders) as orders, (select count(*)::int from app.bureaus) as bureaus,
    (select count(*)::int > 200 from app.calendar_days) as calendar, (select count(*)::int > 5 from app.settings) as settings`);
  expect(counts).toEqual({
    ...{ staff: 0, partners: 0, keys: 0, records: 0, orders: 0, bureaus: 0 },
    ...{ calendar: true, settings: true },
  });
});

test('without a terminal the link goes into a new file that only its owner can read', async () => {
  const file = path.join(path.dirname(db.keysFile), 'link.txt');
  await expect(command('--login', 'lichun', '--name', '立春')).rejects.toThrow('in a terminal alone');
  expect(await db.query('select 1 from app.staff')).toEqual([]);
  const named = ['--login', 'lichun', '--name', '立春', '--link-file', file];
  // A new database that is no demonstration holds rules that nobody has chosen.
  await db.query('update app.clock set demonstration = false, offset_ms = 0');
  await expect(command(...named)).rejects.toThrow('Give --login, --name and --edition');
  await expect(command(...named, '--edition', '1999-01')).rejects.toThrow('--edition must be one of 2018-06,');
  expect(await db.query('select 1 from app.staff')).toEqual([]);
  expect(await command(...named, '--edition', 'current')).not.toContain('#');
  expect(
    await db.query(
      `select value, changed_by, changed_at is not null as chosen from app.settings where name = 'edition'`,
    ),
  ).toEqual([{ value: 'current', changed_by: '立春', chosen: true }]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [, token = ''] = /^https:\/\/desk\.example\/welcome#(.+)\n$/.exec(readFileSync(file, 'utf8')) ?? [];
  expect(await findInvitation(db.app, token)).toMatchObject({ login: 'lichun', name: '立春' });
  await expect(createAdministrator(db.app, { ...asked, another: true, edition: '2018-06' })).rejects.toThrow(
    '--edition was chosen before',
  );
  // The first link is still valid.
  await expect(command('--login', 'lichun', '--name', '立春', '--link-file', file)).rejects.toThrow(
    'it is there already',
  );
  expect(() => readCommand(['--admin'])).toThrow('--admin: is no option');
});

test('until the password is set a new link replaces the old one; a second administrator needs an explicit option', async () => {
  const one = await createAdministrator(db.app, asked);
  const two = await createAdministrator(db.app, asked);
  expect([one.again, two.again, two.staffId]).toEqual([true, true, one.staffId]);
  expect(await findInvitation(db.app, one.token)).toBeNull();
  await expect(createAdministrator(db.app, { ...asked, login: 'yushui', name: '雨水' })).rejects.toThrow(
    'There is an administrator already (lichun)',
  );
  const password = '清明时节雨纷纷路上行人欲断魂';
  const entered = await acceptInvitation(db.app, {
    token: two.token,
    password: `${password}一二三`,
    cost: cheapPasswordCost,
  });
  // In production an administrator must set up a second factor first.
  expect(entered).toMatchObject({ ok: true, needs: 'enrol', staff: { roles: ['administrator'] } });
  await expect(createAdministrator(db.app, asked)).rejects.toThrow("lichun is somebody's already");
  const meant = await createAdministrator(db.app, { login: 'yushui', name: '雨水', another: true });
  expect(meant.again).toBe(false);
  for (const wrong of [
    { login: 'A', name: '甲' },
    { login: 'guyu', name: '' },
  ])
    await expect(createAdministrator(db.app, { ...asked, ...wrong })).rejects.toThrow(/^--(login|name) must/);
});

test('of two concurrent calls one creates the account; each creation is audited without its link', async () => {
  await db.query(`update app.staff set active = false`);
  const both = await Promise.allSettled(
    ['jingzhe', 'chunfen'].map((login) => createAdministrator(db.app, { login, name: login, another: false })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const rows = await transaction(db.app, systemActor, (tx) =>
    tx.client.query(
      `select target, details - 'covers' as details from app.audit where action = 'createAdministrator' order by at, id`,
    ),
  );
  expect(rows.rows.map(({ details }) => [details.again, details.another, details.by.includes('@')])).toEqual([
    [false, false, true],
    [true, false, true],
    [true, false, true],
    [false, true, true],
    [false, false, true],
  ]);
  expect(JSON.stringify(rows.rows)).not.toMatch(/[A-Za-z0-9_-]{43}/);
});

test('the program asks in a terminal, and prints the link only there', () => {
  const program = path.resolve(import.meta.dirname, '../../dist/admin-create.js');
  const env = { PATH: '/usr/bin:/bin', DATABASE_APP_URL: db.appUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir };
  const run = spawnSync('script', ['-qec', `${process.execPath} ${program} --another`, '/dev/null'], {
    env,
    input: 'qingming\n清明\n',
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(run.stdout).toContain('qingming is an administrator. The link is shown once and holds for 72 hours');
  expect(run.stdout.match(/\/welcome#[A-Za-z0-9_-]{43}/g)).toHaveLength(1);
  const piped = spawnSync(process.execPath, [program, '--another'], { env, encoding: 'utf8', timeout: 60_000 });
  expect([piped.status, piped.stdout]).toEqual([1, '']);
  expect(piped.stderr).toContain('in a terminal alone');
});
