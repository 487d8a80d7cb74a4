import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownFiles } from '../page/publish-page.ts';
import type { Sandbox } from '../server.ts';
import { validateDownloads } from '../testing/downloads.ts';
import {
  connect,
  newFolder,
  nodeAt,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  state,
  textsOf,
} from '../testing/harness.ts';

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = (path: string, body?: unknown) => requestJson(sandbox.port, 'POST', path, body);

beforeAll(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
  await provider.downloadAll();
});
afterAll(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

it('publishes files on request: several blocks in one file, tables in another, n times', async () => {
  const [record] = (await state(sandbox.port)).records;
  const site = record?.websites[0];
  const body = {
    records: [{ Ztid: record?.ztid, Wzmc: '别处改的名称' }],
    deregistered: [{ Zxlb: '1', Jlid: '77' }],
    notices: [{ Tzlb: '1', Jlid: site?.wzid, Tznr: '请整改' }],
    blackList: { websites: [{ Wz_xx: { Wzmc: '站', Ym_xx: [{ Ym: 'bad.example' }] }, Czlx: '0' }] },
    codes: 'all',
    times: 2,
  };
  expect((await post('/control/publish', body)).body).toEqual({ files: 4 });
  const files = await provider.downloadAll();
  expect(files).toHaveLength(4);
  const [icp, tables] = files;
  expect(icp && textsOf(icp.root, 'Wzmc')).toContain('别处改的名称');
  expect(icp && [textsOf(icp.root, 'Zxlb'), textsOf(icp.root, 'Tznr'), textsOf(icp.root, 'Ym').slice(-1)]).toEqual([
    ['1'],
    ['请整改'],
    ['bad.example'],
  ]);
  expect(tables && nodeAt(tables.root, 'JCDM/Jcdm_xx/Yylb_dms/Yylb/Mc')?.text).toBe('中文简体');
  expect((await state(sandbox.port)).records[0]?.websites[0]?.name).toBe('别处改的名称');
});

it('a file of an earlier day changes nothing at the bureau; an empty request is refused', async () => {
  const [record] = (await state(sandbox.port)).records;
  const late = { records: [{ Ztid: record?.ztid, Wzmc: '旧名称', Zjxgsj: '2000-01-01' }] };
  expect((await post('/control/publish', late)).body).toEqual({ files: 1 });
  const [file] = await provider.downloadAll();
  expect(file && textsOf(file.root, 'Wzmc')).toContain('旧名称');
  expect((await state(sandbox.port)).records[0]?.websites[0]?.name).not.toBe('旧名称');
  expect((await post('/control/publish', {})).status).toBe(400);
  expect((await post('/control/publish', { records: [{ Ztid: '1' }] })).status).toBe(404);
});

it('a verification task holds the filed record without the ids of the provider and without filing numbers', async () => {
  const [record] = (await state(sandbox.port)).records;
  const body = { tasks: [{ Ztid: record?.ztid, Bz: '请核实' }] };
  expect((await post('/control/publish', body)).body).toEqual({ files: 1 });
  const files = await provider.downloadAll();
  const task = files[0] && nodeAt(files[0].root, 'ICP/HSRW/Baxx');
  expect(task && [textsOf(task, 'Ztid'), textsOf(task, 'Baxh'), textsOf(task, 'IspWzid')]).toEqual([
    [record?.ztid],
    [],
    [],
  ]);
  await validateDownloads(folder, files);
  expect((await post('/control/publish', { tasks: [{ Ztid: '1' }] })).status).toBe(404);
});

it('the page has a button for each kind', async () => {
  const url = `http://127.0.0.1:${sandbox.port}/bureaus/320000/publish`;
  const wzid = (await state(sandbox.port)).records[0]?.websites[0]?.wzid ?? '';
  for (const send of Object.keys(ownFiles)) {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ send, wzid }) });
    expect([response.status, (await response.text()).includes('role="status"')]).toEqual([200, true]);
  }
  const files = await provider.downloadAll();
  expect(files).toHaveLength(Object.keys(ownFiles).length);
  await validateDownloads(folder, files);
});
