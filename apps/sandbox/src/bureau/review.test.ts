import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
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
import { changeFile, ztid } from '../testing/uploads.ts';

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = (path: string, body?: unknown) => requestJson(sandbox.port, 'POST', path, body);

beforeEach(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
  await provider.downloadAll();
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

it('approves after the delay by its own clock, and publishes the new record', async () => {
  await provider.upload(1, changeFile());
  expect((await provider.download()).code).toBe('2');
  // 20:30 UTC is the next day in Shanghai.
  const soon = new Date(Date.now() + 2 * 3_600_000);
  soon.setUTCHours(20, 30, 0, 0);
  const now = new Date(soon.getTime() + 86_400_000);
  await post('/control/clock', { now: now.toISOString() });
  const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

  const [result, record] = await provider.downloadAll();
  if (result === undefined || record === undefined) throw new Error('two files were to come');
  const bajg = nodeAt(result.root, 'ICP/BAJG');
  expect(bajg && [textsOf(bajg, 'Jgdm'), textsOf(bajg, 'Bs'), textsOf(bajg, 'Czlx')]).toEqual([
    ['1001'],
    [ztid],
    ['4', '4'],
  ]);
  expect(bajg && [textsOf(bajg, 'Shjg'), textsOf(bajg, 'Jlid'), textsOf(bajg, 'Shsj')]).toEqual([
    ['1'],
    [ztid],
    [expect.stringMatching(`^${day} \\d\\d:\\d\\d:\\d\\d$`)],
  ]);

  const website = nodeAt(record.root, 'ICP/BASJ/Baxx/Wz_xx');
  if (website === undefined) throw new Error('the record has no website');
  expect(nodeAt(website, 'Wzmc')?.text).toBe('金陵样例新茶');
  expect(nodeAt(website, 'Wz_Fzr/Fzr_sjhm')?.text).toBe('13000000199');
  expect(textsOf(website, 'Ym')).toEqual(['jinling-tea.example', 'jinling-tea-two.example']);
  expect(textsOf(website, 'Ymid')).toEqual(['320000030000000001', '320000090000000001']);
  expect(textsOf(website, 'IspYmid')).toEqual(['7001', '7102']);
  expect(textsOf(website, 'Ipid')).toEqual(['320000050000000001', '320000090000000002']);
  expect(nodeAt(record.root, 'ICP/BASJ/Baxx/Zt_xx/Zjxgsj')?.text).toBe(day);
  expect((await state(sandbox.port)).records[0]?.websites[0]?.name).toBe('金陵样例新茶');
});

it('rejects when the remark asks for it, and accepts the next change', async () => {
  await provider.upload(1, changeFile(['新增一个域名和一段IP', '请样例拒绝']));
  await post('/control/decideNow');
  const files = await provider.downloadAll();
  expect(files).toHaveLength(1);
  const [file] = files;
  expect(file && [textsOf(file.root, 'Jgdm'), textsOf(file.root, 'Shjg')]).toEqual([['1002'], ['0']]);
  expect(file && textsOf(file.root, 'Shyj')[0]).toContain('样例退回');
  await provider.upload(2, changeFile());
  expect((await state(sandbox.port)).pending).toHaveLength(1);
});

it('accepts a verdict before and while a change is pending', async () => {
  const text = '主体负责人证件照片不清晰';
  expect(await post('/control/decide', { ztid, pass: false, text })).toMatchObject({
    status: 202,
    body: { outcome: 'kept' },
  });
  await provider.upload(1, changeFile());
  await post('/control/decideNow');
  expect((await provider.downloadAll()).flatMap(({ root }) => textsOf(root, 'Shyj'))).toEqual([text]);
  await provider.upload(2, changeFile());
  expect(await post('/control/decide', { ztid, pass: true })).toMatchObject({
    status: 200,
    body: { outcome: 'decided' },
  });
  expect((await provider.downloadAll()).flatMap(({ root }) => textsOf(root, 'Shjg'))).toEqual(['1']);
  expect((await post('/control/decide', { ztid: '1', pass: true })).status).toBe(404);
  expect((await post('/control/decide', { ztid, pass: false, text: '😀' })).status).toBe(400);
});

it('refuses by machine at once: a file by name, changes with all codes, a second change while one is pending', async () => {
  await provider.upload(1, changeFile(['<Shiid>320100</Shiid>', '']));
  const [broken] = await provider.downloadAll();
  expect(broken && [textsOf(broken.root, 'Jgdm'), textsOf(broken.root, 'Dmms'), textsOf(broken.root, 'Bs')]).toEqual([
    ['5001'],
    ['filing1.xml'],
    [],
  ]);

  await provider.upload(
    2,
    changeFile(['www.jinling-tea.example', 'www.other.example'], ['<Shengid>320000', '<Shengid>330000']),
  );
  const [refused] = await provider.downloadAll();
  expect(refused && [textsOf(refused.root, 'Jgdm'), textsOf(refused.root, 'Bs')]).toEqual([['1046', '1041'], [ztid]]);

  await provider.upload(3, changeFile());
  expect(await provider.downloadAll()).toEqual([]);
  await provider.upload(4, changeFile());
  const [second] = await provider.downloadAll();
  expect(second && textsOf(second.root, 'Jgdm')).toEqual(['1017']);

  await provider.upload(5, changeFile(['<Ztid>320000010000000001', '<Ztid>320000010000000099']));
  const [unknown] = await provider.downloadAll();
  expect(unknown && textsOf(unknown.root, 'Jgdm')).toEqual(['1016']);
  expect((await state(sandbox.port)).counter).toBe(5);
});
