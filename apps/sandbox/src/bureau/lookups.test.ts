import { readFile } from 'node:fs/promises';
import { filingPasswordText } from '@beian/bureau-protocol/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import { pathOf } from '../soap/routes.ts';
import {
  connect,
  ledger,
  newFolder,
  nodeAt,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  textsOf,
} from '../testing/harness.ts';
import { services } from './calls.ts';

let folder: string;
let sandbox: Sandbox;
let status: ProviderClient;
let password: ProviderClient;
const number = '苏ICP备00000001号';
const set = (faults: object) => requestJson(sandbox.port, 'POST', '/control/faults', faults);

beforeAll(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder, { SANDBOX_BUREAUS: '320000,440000' });
  status = connect(sandbox.port, services.queryBeianStatus.path);
  password = connect(sandbox.port, services.verifyBamm.path);
});
beforeEach(async () => {
  await requestJson(sandbox.port, 'DELETE', '/control/faults');
});
afterAll(async () => {
  await sandbox?.close();
  await removeFolder(folder);
});

const ask = async (queryConditionType: number | string, queryCondition: string) => {
  const { code, root } = await status.call('isp_querybeianstatus', {
    hashAlgorithm: 0,
    queryConditionType,
    queryCondition,
  });
  const statusInfo = (name: string) => textsOf(root, name)[0];
  return {
    code,
    filed: statusInfo('Bazt'),
    subject: statusInfo('Ztbah'),
    website: statusInfo('Wzbah'),
    name: statusInfo('Wzmc'),
  };
};
const check = async (baxh: string, bamm: string) => {
  const { code, root } = await password.call('isp_verifybamm', { hashAlgorithm: 0, baxh, bamm });
  return [code, nodeAt(root, 'VerifyRes')?.text];
};

describe('isp_querybeianstatus', () => {
  it('returns the website of a filed domain in any spelling, whichever bureau has filed it', async () => {
    const tea = { code: '0', filed: '0', subject: number, website: `${number}-1`, name: '金陵样例茶业' };
    expect(await ask(0, 'jinling-tea.example')).toEqual(tea);
    expect(await ask('0', 'WWW.Jinling-Tea.example')).toEqual(tea);
    const { body } = await requestJson(sandbox.port, 'GET', '/control/state?province=440000');
    const [record] = (body as { records: { filingNumber: string; websites: { domains: string[] }[] }[] }).records;
    expect(await ask(0, record?.websites[0]?.domains[0] ?? '')).toMatchObject({
      filed: '0',
      subject: record?.filingNumber,
    });
    expect(await ask(0, 'nobody.example')).toEqual({ code: '0', filed: '1' });
  });

  it('returns the subject of a filed certificate, for its type only', async () => {
    expect(await ask(1, '91320000MA0000013H')).toEqual({ code: '0', filed: '1' });
    const { records } = JSON.parse(await readFile(`${folder}/state.json`, 'utf8')) as {
      records: { Zt_xx: { Zj: { Zjhm: string } } }[];
    };
    const certificate = records[0]?.Zt_xx.Zj.Zjhm ?? '';
    expect(await ask(1, certificate.toLowerCase())).toEqual({ code: '0', filed: '0', subject: number });
    expect(await ask(2, certificate)).toEqual({ code: '0', filed: '1' });
    expect((await ask(12, certificate)).code).toBe('999');
    expect((await ask(0, 'a.b')).code).toBe('999');
  });

  it('authenticates the caller, and has the same faults as the other methods', async () => {
    const stranger = connect(sandbox.port, services.queryBeianStatus.path, {
      ispId: '320000000999',
      userName: 'sandbox-js',
      password: 'wrong',
    });
    const { code } = await stranger.call('isp_querybeianstatus', {
      hashAlgorithm: 0,
      queryConditionType: 0,
      queryCondition: 'a.example',
    });
    expect(code).toBe('5');
    await set({ maintenance: true });
    expect((await ask(0, 'jinling-tea.example')).code).toBe('902');
    await set({ maintenance: false, refuse: [{ code: 19, of: 'isp_querybeianstatus' }], dropLookups: 1 });
    expect((await ask(0, 'jinling-tea.example')).code).toBe('19');
    await expect(ask(0, 'jinling-tea.example')).rejects.toThrow();
    expect((await ask(0, 'jinling-tea.example')).code).toBe('0');
    const fired = (await requestJson(sandbox.port, 'GET', '/control/faults')).body as { fired: Record<string, number> };
    expect(fired.fired).toMatchObject({ dropLookups: 1, refuse: 1 });
    const last = (await ledger(sandbox.port)).filter(({ method }) => method === 'isp_querybeianstatus').slice(-2);
    expect(last).toMatchObject([{ code: null, fault: 'dropLookups' }, { code: 0 }]);
  });
});

describe('isp_verifybamm', () => {
  it('accepts the password as MD5 text, or in clear when the bureau is set so', async () => {
    expect(await check(number, filingPasswordText('Ba000001'))).toEqual(['0', '0']);
    expect(await check(number, filingPasswordText('Ba000001').toUpperCase())).toEqual(['0', '0']);
    expect(await check(number, 'Ba000001')).toEqual(['0', '1']);
    expect(await check('苏ICP备99999999号', filingPasswordText('Ba000001'))).toEqual(['0', '1']);
    await set({ passwordForm: 'clear' });
    expect(await check(number, 'Ba000001')).toEqual(['0', '0']);
  });

  it('answers 22 above its limit per number, for right and wrong passwords, until the time is over', async () => {
    const other = '苏ICP备00000002号';
    await set({ passwordChecks: 2, passwordChecksMs: 60_000 });
    expect(await check(other, 'x')).toEqual(['0', '1']);
    expect(await check(other, 'x')).toEqual(['0', '1']);
    expect(await check(other, filingPasswordText('Ba000002'))).toEqual(['22', undefined]);
    await requestJson(sandbox.port, 'POST', '/control/clock', { now: new Date(Date.now() + 120_000).toISOString() });
    expect(await check(other, filingPasswordText('Ba000002'))).toEqual(['0', '0']);
  });

  it('each service has its own methods, and the sandbox lists all three', async () => {
    const wsdl = await (await fetch(`http://127.0.0.1:${sandbox.port}${services.verifyBamm.path}?wsdl`)).text();
    expect(wsdl).toContain('isp_verifybamm');
    expect(wsdl).not.toContain('isp_upload');
    const list = (await requestJson(sandbox.port, 'GET', '/control/bureaus')).body as Record<string, string>[];
    expect(list[1]).toMatchObject({
      statusWsdl: `http://127.0.0.1:${sandbox.port}${pathOf('440000', 'queryBeianStatus')}?wsdl`,
      passwordWsdl: `http://127.0.0.1:${sandbox.port}${pathOf('440000', 'verifyBamm')}?wsdl`,
    });
  });
});
