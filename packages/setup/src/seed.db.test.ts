import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { findPartnerByKey } from '@beian/accounts/partners';
import { signIn } from '@beian/accounts/sign-in';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runConnection, runEdition, runPeople } from './seed.ts';

let db: TestDatabase;
let file: string;
beforeAll(async () => {
  db = await testDatabase();
  file = path.join(path.dirname(db.keysFile), 'sign-ins.json');
});
afterAll(() => db.close());

describe('connection', () => {
  beforeEach(() => db.query('with gone as (delete from app.bureau_provinces) delete from app.bureaus'));

  it('is created once, with its secret sealed, and its address is updated', async () => {
    expect(await runConnection(db.worker, { BUREAU_WSDL: 'http://127.0.0.1:4010/one?wsdl' })).toEqual({
      seeded: true,
      bureaus: 1,
    });
    const moved = { BUREAU_WSDL: 'http://127.0.0.1:4011/one?wsdl' };
    expect(await runConnection(db.worker, moved)).toMatchObject({ seeded: false });
    // A different account: the connection is not redirected.
    const other = { BUREAU_WSDL: 'http://127.0.0.1:4012/one?wsdl', BUREAU_USER: 'x' };
    expect(await runConnection(db.worker, other)).toMatchObject({ seeded: false });
    const [row] = await db.query('select * from app.bureaus');
    expect(row).toMatchObject({
      province: '320000',
      isp_id: '320000000999',
      user_name: 'sandbox-js',
      wsdl: 'http://127.0.0.1:4011/one?wsdl',
    });
    expect(db.worker.keys.unsealJson(`bureaus.secret:${row?.id}`, row?.secret)).toEqual({ password: '样例密码Aa1' });
  });

  it('is created for each bureau that a sandbox lists, with its own account', async () => {
    const bureau = (province: string, userName: string) => ({
      province,
      ispId: `${province}000999`,
      userName,
      wsdl: `http://127.0.0.1:4010/bureaus/${province}?wsdl`,
      statusWsdl: `http://127.0.0.1:4010/bureaus/${province}/status?wsdl`,
      records: 4,
    });
    const list = JSON.stringify([bureau('110000', 'sandbox-bj'), bureau('440000', 'sandbox-gd')]);
    const sandbox = createServer((_, answer) => answer.end(list)).listen(0, '127.0.0.1');
    await once(sandbox, 'listening');
    const { port } = sandbox.address() as AddressInfo;
    const env = { BUREAU_LIST: `http://127.0.0.1:${port}/` };
    expect(await runConnection(db.worker, env)).toEqual({ seeded: true, bureaus: 2 });
    expect(await runConnection(db.worker, env)).toEqual({ seeded: false, bureaus: 2 });
    const rows = await db.query('select province, isp_id, user_name, status_wsdl from app.bureaus order by province');
    expect(rows).toEqual([
      {
        province: '110000',
        isp_id: '110000000999',
        user_name: 'sandbox-bj',
        status_wsdl: 'http://127.0.0.1:4010/bureaus/110000/status?wsdl',
      },
      {
        province: '440000',
        isp_id: '440000000999',
        user_name: 'sandbox-gd',
        status_wsdl: 'http://127.0.0.1:4010/bureaus/440000/status?wsdl',
      },
    ]);
    sandbox.close();
    await once(sandbox, 'close');
    await expect(runConnection(db.worker, env)).rejects.toThrow(/^BUREAU_LIST cannot be used: http:/);
  });

  it('to a real bureau is never redirected', async () => {
    await runConnection(db.worker, { BUREAU_WSDL: 'http://bureau.example/one?wsdl' });
    await runConnection(db.worker, { BUREAU_WSDL: 'http://127.0.0.1:4011/one?wsdl' });
    expect(await db.query('select wsdl from app.bureaus')).toEqual([{ wsdl: 'http://bureau.example/one?wsdl' }]);
  });

  it('never leads to a sandbox in production, and needs its own account there', async () => {
    const inProduction = (env: NodeJS.ProcessEnv) => runConnection(db.worker, { ...env, NODE_ENV: 'production' });
    await expect(inProduction({ BUREAU_LIST: 'http://127.0.0.1:1/' })).rejects.toThrow('BUREAU_LIST must not be set');
    await expect(inProduction({ BUREAU_WSDL: 'http://bureau.example/?wsdl' })).rejects.toThrow(
      'BUREAU_ISP_ID, BUREAU_USER, BUREAU_PASSWORD: must be set in production',
    );
    expect(await db.query('select 1 from app.bureaus')).toEqual([]);
  });

  it('reports each setting that is missing or wrong', async () => {
    await expect(runConnection(db.worker, {})).rejects.toThrow(/^BUREAU_WSDL is missing: it must be the http address/);
    await expect(runConnection(db.worker, { BUREAU_WSDL: 'ftp://x', BUREAU_ISP_ID: 'x' })).rejects.toThrow(
      /^BUREAU_WSDL must be the http address .*BUREAU_ISP_ID must be 1 to 18 digits/,
    );
  });
});

describe('people', () => {
  it('are not created in production, nor in a database that is not marked as a demonstration', async () => {
    const refused = 'made in a database of a demonstration alone';
    await expect(runPeople(db.worker, { NODE_ENV: 'production' })).rejects.toThrow(refused);
    const [clock] = await db.query<{ offset_ms: string }>('select offset_ms from app.clock');
    await db.query('update app.clock set demonstration = false, offset_ms = 0');
    await expect(runPeople(db.worker, { SIGNINS_FILE: file })).rejects.toThrow(refused);
    await db.query('update app.clock set demonstration = true, offset_ms = $1', [clock?.offset_ms]);
    expect(await db.query('select 1 from app.staff union all select 1 from app.partners')).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it('fail with a message when no record arrives', async () => {
    await expect(runPeople(db.worker, {}, { timeoutMs: 20 })).rejects.toThrow(
      /^No records came from the bureau within 0.02 s/,
    );
    await expect(runPeople(db.worker, { SLOW: '2' }, { timeoutMs: 20 })).rejects.toThrow('within 0.04 s');
    await expect(runPeople(db.worker, { SLOW: 'x' })).rejects.toThrow('SLOW must be a number from 1 to 20');
  });

  it('wait for the records; partner and staff are created once, and their passwords can be shown again', async () => {
    const waiting = runPeople(db.worker, { SIGNINS_FILE: file }, { atLeast: 3 });
    const listeners = `select 1 from pg_stat_activity where datname = current_database() and query = 'listen "records"'`;
    while ((await db.query(listeners)).length === 0);
    await seedRecords(db);
    const first = await waiting;
    expect(first.seeded).toBe(true);
    expect(first.signIns?.map(({ role, login, name }) => [role, login, name])).toEqual([
      ['reviewer', 'bailu', '白露'],
      ['reviewer', 'lixia', '立夏'],
      ['supervisor', 'xiaoman', '小满'],
      ['supervisor', 'daxue', '大雪'],
      ['administrator', 'chushu', '处暑'],
      ['applicant', 'guyu', '谷雨'],
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await runPeople(db.worker, { SIGNINS_FILE: file }, { atLeast: 3 });
    expect(again).toEqual({ ...first, seeded: false });

    for (const { login, password } of first.signIns ?? [])
      expect(await signIn(db.app, { login, password })).toMatchObject({ ok: true, needs: null });
    const [applicant] = await db.query(
      `select p.name as partner, s.roles from app.staff s join app.partners p on p.id = s.partner_id where s.login = 'guyu'`,
    );
    expect(applicant).toEqual({ partner: '云桥示例', roles: [] });
    expect((await findPartnerByKey(db.app, first.partnerKey ?? ''))?.partner.name).toBe('云桥示例');
    expect(await db.query('select count(*)::int as n from app.partner_records where not test')).toEqual([{ n: 3 }]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      signIns: first.signIns,
      partnerKey: first.partnerKey,
      testKey: first.testKey,
    });
  });
});

describe('edition', () => {
  const asked = (env: NodeJS.ProcessEnv) => runEdition(db.worker, env);

  it('of a demonstration is the one that was asked for; any other installation keeps its own', async () => {
    const before = await asked({});
    expect(before).toMatchObject({ edition: 'Edition 2018-06', isCurrent: false });
    expect(before.authorities).toEqual({
      ministry: {
        provinces: ['120000', '460000', '540000', '620000', '630000', '640000', '650000'],
        windowMs: 48 * 3_600_000,
        edition: '2018-06-15',
      },
      bureaus: { subjectPassword: 'required' },
    });
    await expect(asked({ EDITION: '1999-01' })).rejects.toThrow('EDITION must be current or an edition');
    await db.query('update app.clock set demonstration = false, offset_ms = 0');
    expect(await asked({ EDITION: 'current' })).toEqual(before);
    await db.query('update app.clock set demonstration = true');
    const today = await asked({ EDITION: 'current' });
    expect(today).toMatchObject({
      isCurrent: true,
      authorities: { ministry: { windowMs: 24 * 3_600_000 }, bureaus: { subjectPassword: 'optional' } },
    });
    expect(today.authorities.ministry.provinces).toHaveLength(31);
    expect(await asked({ EDITION: '2018-06' })).toEqual(before);
  });
});
