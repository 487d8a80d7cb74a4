import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import { connect, newFolder, removeFolder, requestJson, startSandboxIn } from '../testing/harness.ts';
import { changeFile, ztid } from '../testing/uploads.ts';

let folder: string;
let sandbox: Sandbox;
const get = async (path: string) => (await requestJson(sandbox.port, 'GET', path)).body;
const post = async (path: string, body: unknown) => await requestJson(sandbox.port, 'POST', path, body);
const start = async () => {
  sandbox = await startSandboxIn(folder, { SANDBOX_BUREAUS: '110000,320000,440000' });
};
const guangdong = () =>
  connect(sandbox.port, '/bureaus/440000/ISPWebService/upDownLoad', {
    ispId: '440000000999',
    userName: 'sandbox-gd',
    password: '样例密码Aa1',
  });

beforeAll(async () => {
  folder = await newFolder();
  await start();
});
afterAll(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

it('lists its bureaus, each with its own address and account, and with the records that the provider gets', async () => {
  const wsdl = (province: string) =>
    `http://127.0.0.1:${sandbox.port}/bureaus/${province}/ISPWebService/upDownLoad?wsdl`;
  expect(await get('/control/bureaus')).toMatchObject([
    { province: '110000', ispId: '110000000999', userName: 'sandbox-bj', wsdl: wsdl('110000'), records: 5 },
    {
      province: '320000',
      ispId: '320000000999',
      userName: 'sandbox-js',
      wsdl: wsdl('320000'),
      subjects: 15,
      records: 13,
    },
    { province: '440000', ispId: '440000000999', userName: 'sandbox-gd', wsdl: wsdl('440000'), records: 5 },
  ]);
});

it('gives bureaus their own ports when configured; the common port stays', async () => {
  await sandbox.close();
  sandbox = await startSandboxIn(folder, {
    SANDBOX_BUREAUS: '110000,320000,440000',
    SANDBOX_BUREAU_PORTS: '110000:0,440000:0',
  });
  const { '110000': beijing, '440000': own = 0 } = sandbox.bureauPorts;
  expect(new Set([beijing, own, sandbox.port]).size).toBe(3);
  const listed = (await get('/control/bureaus')) as { wsdl: string }[];
  expect(listed.map(({ wsdl }) => wsdl)).toEqual([
    `http://127.0.0.1:${beijing}/ISPWebService/upDownLoad?wsdl`,
    `http://127.0.0.1:${sandbox.port}/bureaus/320000/ISPWebService/upDownLoad?wsdl`,
    `http://127.0.0.1:${own}/ISPWebService/upDownLoad?wsdl`,
  ]);
  const account = { ispId: '440000000999', userName: 'sandbox-gd', password: '样例密码Aa1' };
  // Both ports lead to the same bureau; control routes exist on the common port only.
  await post('/control/faults', { province: '440000', maintenance: true });
  const byPort = connect(own, '/ISPWebService/upDownLoad', account);
  expect([(await byPort.download()).code, (await guangdong().download()).code]).toEqual(['902', '902']);
  expect((await requestJson(own, 'GET', '/control/bureaus')).status).toBe(404);
  await sandbox.close();
  await start();
});

it('publishes the records of a bureau to its own account only', async () => {
  const files = await guangdong().downloadAll();
  expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/^\d{14}_gd_000001\.xml$/)]);
  const stranger = connect(sandbox.port, '/bureaus/440000/ISPWebService/upDownLoad');
  expect((await stranger.download()).code).toBe('4');
  expect(await get('/control/state?province=440000')).toMatchObject({ province: '440000', queueLength: 0 });
  expect(await get('/control/state')).toMatchObject({ province: '320000', queueLength: 3 });
});

it('gives one record by its filing number, whose papers can be drawn from it', async () => {
  const { records } = (await get('/control/state?province=440000')) as { records: { filingNumber: string }[] };
  const number = records[0]?.filingNumber ?? '';
  const path = (of: string) => `/control/record?province=440000&number=${encodeURIComponent(of)}`;
  expect(await get(path(number))).toMatchObject({ Zt_xx: { Baxh: number, Fzr: { Fzr_xm: expect.any(String) } } });
  expect((await requestJson(sandbox.port, 'GET', path('粤ICP备99999999号'))).status).toBe(404);
});

it('sets a fault at the named bureau only', async () => {
  await post('/control/faults', { province: '440000', maintenance: true });
  expect((await guangdong().download()).code).toBe('902');
  expect((await connect(sandbox.port).download()).code).not.toBe('902');
  await requestJson(sandbox.port, 'DELETE', '/control/faults?province=440000');
  expect((await guangdong().download()).code).toBe('2');
  expect(await post('/control/faults', { province: '999999', maintenance: true })).toMatchObject({ status: 404 });
});

it('refuses a file as broken under the same number, and holds decisions until released', async () => {
  const provider = connect(sandbox.port);
  await provider.downloadAll();
  await post('/control/faults', { broken8: 1, holdDecisions: true });
  expect((await provider.upload(1, changeFile())).code).toBe('8');
  expect((await provider.upload(1, changeFile())).code).toBe('0');
  await post('/control/clock', { now: new Date(Date.now() + 2 * 3_600_000).toISOString() });
  expect((await provider.download()).code).toBe('2');
  await post('/control/faults', { holdDecisions: false });
  expect(await provider.downloadAll()).toHaveLength(2);
  // The record belongs to its own bureau, whichever one is named.
  expect(await post('/control/decide', { ztid, pass: true })).toMatchObject({ status: 202 });
});

it('keeps its clock and the state of each bureau over a restart', async () => {
  await sandbox.close();
  await start();
  const { now, counter } = (await get('/control/state')) as { now: string; counter: number };
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(3_600_000);
  expect(counter).toBe(1);
  expect(await get('/control/state?province=440000')).toMatchObject({ queueLength: 0 });
});

it('shows every bureau on the home page, and one on its own page', async () => {
  const page = async (path: string) => (await fetch(`http://127.0.0.1:${sandbox.port}${path}`)).text();
  expect(await page('/')).toContain('<a href="/bureaus/440000">广东省</a>');
  expect(await page('/bureaus/440000')).toContain('广东省通信管理局');
});
