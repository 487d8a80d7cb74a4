import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filingPasswordText } from '@beian/bureau-protocol/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import {
  connect,
  ledger,
  newFolder,
  nodeAt,
  nodesNamed,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  state,
  textsOf,
  validator,
} from '../testing/harness.ts';
import { deregistrationFile, newAccessFile, newFilingFile, newWebsiteFile, passwords } from '../testing/new-uploads.ts';
import { changeFile, type Replacement } from '../testing/uploads.ts';
import { services } from './calls.ts';

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = (path: string, body?: unknown) => requestJson(sandbox.port, 'POST', path, body);
const start = async () => {
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
};

beforeEach(async () => {
  folder = await newFolder();
  await start();
  await provider.downloadAll();
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

type Files = Awaited<ReturnType<ProviderClient['downloadAll']>>;

/** Sends a file, lets the reviewer decide, and returns what comes back. */
const decided = async (sequence: number, xml: string): Promise<Files> => {
  expect((await provider.upload(sequence, xml)).code).toBe('0');
  await post('/control/decideNow');
  return provider.downloadAll();
};
const results = (files: Files) =>
  files
    .flatMap(({ root }) => nodesNamed(root, 'BAJG'))
    .map((bajg) => ({
      codes: textsOf(bajg, 'Jgdm'),
      czlx: [...new Set(textsOf(bajg, 'Czlx'))],
      bs: textsOf(bajg, 'Bs'),
      passed: textsOf(bajg, 'Shjg'),
      jlid: textsOf(bajg, 'Jlid'),
    }));
const approved = (czlx: string, bs: string, ...jlid: string[]) => [
  { codes: ['1001'], czlx: [czlx], bs: [bs], passed: jlid.map(() => '1'), jlid },
];
const ended = (files: Files) =>
  files
    .flatMap(({ root }) => nodesNamed(root, 'Zxxx'))
    .map((one) => [textsOf(one, 'Zxlb')[0], textsOf(one, 'Jlid')[0]]);
const published = (files: Files) => files.flatMap(({ root }) => nodesNamed(root, 'Baxx'));

const validate = async (files: Files) => {
  if (validator === undefined) return;
  const paths = files.map(({ name }) => join(folder, `check-${name}`));
  for (const [at, { xml }] of files.entries()) await writeFile(paths[at] ?? '', xml);
  execFileSync(validator.xmllint, ['--noout', '--schema', join(validator.schemas, 'download-data.xsd'), ...paths], {
    stdio: 'pipe',
  });
};

/** `isp_querybeianstatus`: the number of the subject, or undefined when it is not filed. */
const filedAs = async (queryConditionType: number, queryCondition: string) => {
  const status = connect(sandbox.port, services.queryBeianStatus.path);
  const { root } = await status.call('isp_querybeianstatus', {
    hashAlgorithm: 0,
    queryConditionType,
    queryCondition,
  });
  return textsOf(root, 'Ztbah')[0];
};
const passwordIsRight = async (baxh: string, password: string) => {
  const verify = connect(sandbox.port, services.verifyBamm.path);
  const { root } = await verify.call('isp_verifybamm', {
    hashAlgorithm: 0,
    baxh,
    bamm: filingPasswordText(password),
  });
  return nodeAt(root, 'VerifyRes')?.text === '0';
};
const recordOf = async (number: string) =>
  (
    (await requestJson(sandbox.port, 'GET', '/control/state')).body as {
      records: { filingNumber: string; websites: { filingNumber: string; accesses: { ispId: string }[] }[] }[];
    }
  ).records.find(({ filingNumber }) => filingNumber === number);

const certificate = '91320000MA0000779X';
const withoutPassword: Replacement = [`<ICPmm>${passwords['000014']}</ICPmm>`, ''];
const ofShell: Replacement[] = [
  ['<Ztbah>苏ICP备00000014号', '<Ztbah>苏ICP备00000015号'],
  ['<Baxh>苏ICP备00000014号', '<Baxh>苏ICP备00000015号'],
  withoutPassword,
];

describe('an approved filing', () => {
  it('of a new subject is published with both families of ids and the next number, and can be looked up', async () => {
    expect(await filedAs(1, certificate)).toBeUndefined();
    const files = await decided(1, newFilingFile());
    expect(results(files)).toEqual(approved('1', '5701', '5701'));
    const [record] = published(files);
    if (record === undefined) throw new Error('no record was published');
    const number = '苏ICP备00000016号';
    expect(textsOf(record, 'Baxh')).toEqual([number, `${number}-1`]);
    expect(['IspZtid', 'IspWzid', 'IspYmid', 'IspJrid', 'IspIpid'].flatMap((name) => textsOf(record, name))).toEqual([
      '5701',
      '6701',
      '7701',
      '8701',
      '9701',
    ]);
    const ids = ['Ztid', 'Wzid', 'Ymid', 'Jrid', 'Ipid'].flatMap((name) => textsOf(record, name));
    expect(new Set(ids).size).toBe(5);
    expect(ids.every((id) => /^32000009\d{10}$/.test(id))).toBe(true);
    expect([textsOf(record, 'Ispid'), textsOf(record, 'Bbyhlx')]).toEqual([['320000000999'], ['1']]);
    await validate(files);

    expect(await filedAs(1, certificate)).toBe(number);
    expect(await filedAs(0, 'yanziji-paper.example')).toBe(number);
    // The last six digits of its Ztid, as for the seeded ones.
    expect(await passwordIsRight(number, `Ba${ids[0]?.slice(-6)}`)).toBe(true);
    const registry = await requestJson(sandbox.port, 'GET', '/registry/domains/yanziji-paper.example');
    expect(registry).toMatchObject({ status: 200, body: { registrant: { name: '燕子矶样例纸业有限公司' } } });
  });

  it('of a new website takes the next suffix of its subject', async () => {
    const files = await decided(1, newWebsiteFile());
    expect(results(files)).toEqual(approved('2', '苏ICP备00000014号', '6701'));
    const [record] = published(files);
    expect(record && textsOf(record, 'Baxh')).toEqual([
      '苏ICP备00000014号',
      '苏ICP备00000014号-1',
      '苏ICP备00000014号-2',
    ]);
    expect(record && textsOf(record, 'IspWzid')).toEqual(['6701']);
    await validate(files);
  });

  it('of a new website gives a shell a website again', async () => {
    expect(results(await decided(1, newWebsiteFile(...ofShell)))).toEqual(approved('2', '苏ICP备00000015号', '6701'));
    expect(await filedAs(0, 'yanziji-paper.example')).toBe('苏ICP备00000015号');
  });

  it('of two new websites has an opinion for each', async () => {
    const [, one = ''] = /(<Wz_xx>[\s\S]*<\/Wz_xx>)/.exec(newWebsiteFile()) ?? [];
    const two = one.replace(/(\D[6789])701\b/g, '$1704').replaceAll('yanziji-paper', 'yanziji-card');
    const files = await decided(1, newWebsiteFile(['</Wz_xx>', `</Wz_xx>${two}`]));
    expect(results(files)).toEqual(approved('2', '苏ICP备00000014号', '6701', '6704'));
    expect(
      published(files)
        .flatMap((record) => textsOf(record, 'Baxh'))
        .slice(2),
    ).toEqual(['苏ICP备00000014号-2', '苏ICP备00000014号-3']);
  });

  it('of a new access stands beside that of the other provider', async () => {
    const files = await decided(1, newAccessFile());
    expect(results(files)).toEqual(approved('3', '苏ICP备00000014号-1', '8702'));
    const [record] = published(files);
    expect(record && textsOf(record, 'Ispid')).toEqual(['320000000998', '320000000999']);
    expect(record && textsOf(record, 'IspJrid')).toEqual(['8702']);
    await validate(files);
  });

  it('of a new access by the bureau’s id is answered with the provider’s id of the access', async () => {
    const byId: Replacement = ['<Wzbah>苏ICP备00000014号-1</Wzbah>', '<Wzid>320000020000000015</Wzid>'];
    expect(results(await decided(1, newAccessFile(byId)))).toEqual(approved('3', '8702', '8702'));
  });

  it('of the end of a subject removes it with its websites, for good', async () => {
    const upload = deregistrationFile({
      Zxlb: '0',
      Jlid: '320000010000000003',
      Zxlybz: '公司注销',
      ICPmm: passwords['000003'],
    });
    const files = await decided(1, upload);
    expect(results(files)).toEqual(approved('6', '320000010000000003', '320000010000000003'));
    expect(ended(files)).toEqual([['0', '320000010000000003']]);
    await validate(files);
    expect(await filedAs(0, 'qinhuai-culture.example')).toBeUndefined();
    expect(await passwordIsRight('苏ICP备00000003号', 'Ba000003')).toBe(false);
    const [again, site] = [await decided(2, upload), deregistrationFile({ Zxlb: '1', Jlid: '320000020000000003' })];
    expect(results(again)).toEqual([
      { codes: ['1049'], czlx: ['6'], bs: ['320000010000000003'], passed: [], jlid: [] },
    ]);
    expect(results(await decided(3, site))[0]).toMatchObject({ codes: ['1049'], czlx: ['7'] });
  });

  it('of the end of a website leaves the subject, the last one leaves a shell, and no number is used again', async () => {
    const end = (wzid: string) => deregistrationFile({ Zxlb: '1', Jlid: wzid });
    const files = await decided(1, end('320000020000000004'));
    expect(results(files)).toEqual(approved('7', '320000020000000004', '320000020000000004'));
    expect(ended(files)).toEqual([['1', '320000020000000004']]);
    expect(published(files)).toEqual([]);
    await validate(files);
    expect(await filedAs(0, 'gallery-qinhuai-culture.example')).toBeUndefined();
    expect(results(await decided(2, end('320000020000000004')))[0]).toMatchObject({ codes: ['1050'], czlx: ['7'] });

    await decided(3, end('320000020000000003'));
    expect(await recordOf('苏ICP备00000003号')).toMatchObject({ websites: [] });
    const third: Replacement[] = [
      ['<Ztbah>苏ICP备00000014号', '<Ztbah>苏ICP备00000003号'],
      ['<Baxh>苏ICP备00000014号', '<Baxh>苏ICP备00000003号'],
      withoutPassword,
    ];
    const [record] = published(await decided(4, newWebsiteFile(...third)));
    expect(record && textsOf(record, 'Baxh')).toEqual(['苏ICP备00000003号', '苏ICP备00000003号-3']);
  });

  it('of the end of an access leaves the other provider’s', async () => {
    const upload = deregistrationFile({ Zxlb: '2', Jlid: '320000040000000014', Zxly: '4' });
    const files = await decided(1, upload);
    expect(results(files)).toEqual(approved('5', '320000040000000014', '320000040000000014'));
    // The schema knows no access here, the text does (B-13, row 8).
    expect(ended(files)).toEqual([['2', '320000040000000014']]);
    expect(await recordOf('苏ICP备00000013号')).toMatchObject({
      websites: [{ accesses: [{ ispId: '320000000998' }] }],
    });
    expect(results(await decided(2, upload))[0]).toMatchObject({ codes: ['1032'], czlx: ['5'] });
  });

  it('of a subject that ended and files again has another number', async () => {
    await decided(1, newFilingFile());
    const { records } = await state(sandbox.port);
    const created = records.at(-1)?.ztid ?? '';
    await decided(
      2,
      deregistrationFile({ Zxlb: '0', Jlid: created, ICPmm: filingPasswordText(`Ba${created.slice(-6)}`) }),
    );
    const [record] = published(await decided(3, newFilingFile()));
    expect(record && textsOf(record, 'Baxh')[0]).toBe('苏ICP备00000017号');
    expect(record && textsOf(record, 'Ztid')[0]).not.toBe(created);
  });
});

const endWebsite = deregistrationFile({ Zxlb: '1', Jlid: '320000020000000001', Zxlybz: '请样例拒绝' });

describe('a refused filing', () => {
  it.each<[string, string]>([
    ['1', newFilingFile(['首次备案样例', '请样例拒绝'])],
    ['2', newWebsiteFile(['新站样例', '请样例拒绝'])],
    ['7', endWebsite],
  ])('of operation %s: its remark asks for it, and nothing is filed or ended', async (czlx, xml) => {
    const before = (await requestJson(sandbox.port, 'GET', '/control/state')).body as Record<string, unknown>;
    const files = await decided(1, xml);
    expect(results(files)).toMatchObject([{ codes: ['1002'], czlx: [czlx], passed: ['0'] }]);
    expect(files).toHaveLength(1);
    const after = (await requestJson(sandbox.port, 'GET', '/control/state')).body as Record<string, unknown>;
    expect([after.records, after.ended]).toEqual([before.records, before.ended]);
    // It can be sent again with the same ids.
    expect(results(await decided(2, xml.replace('请样例拒绝', '样例')))[0]?.codes).toEqual(['1001']);
  });

  it('by machine names what was submitted', async () => {
    const files = await decided(1, newFilingFile(['<Zjhm>91320000MA0000779X', '<Zjhm>91320000MA0000015K']));
    expect(results(files)).toEqual([{ codes: ['1003'], czlx: ['1'], bs: ['5701'], passed: [], jlid: [] }]);
    expect((await ledger(sandbox.port)).find(({ method }) => method === 'isp_upload')?.ztids).toEqual(['5701']);
  });

  it('follows a verdict for its subject: of a new filing under the provider’s id, while it is in review', async () => {
    expect((await post('/control/decide', { ztid: '5701', pass: false })).status).toBe(404);
    await provider.upload(1, newFilingFile());
    expect((await post('/control/decide', { ztid: '5701', pass: false, text: '名称不符' })).body).toEqual({
      outcome: 'decided',
    });
    const files = await provider.downloadAll();
    expect(files.flatMap(({ root }) => textsOf(root, 'Shyj'))).toEqual(['名称不符']);
    const verdict = { ztid: '320000010000000014', pass: false, codes: [1065] };
    expect((await post('/control/decide', verdict)).body).toEqual({ outcome: 'kept' });
    expect(results(await decided(2, newAccessFile()))).toMatchObject([{ codes: ['1065'], czlx: ['3'] }]);
  });

  it('has ended meanwhile: the approval says so', async () => {
    await provider.upload(1, deregistrationFile({ Zxlb: '1', Jlid: '320000020000000004' }));
    const gone = { Ztid: '320000010000000003', Wzid: '320000020000000004', without: true };
    await post('/control/publish', { records: [gone] });
    await post('/control/decideNow');
    expect(results(await provider.downloadAll())).toMatchObject([{ codes: ['1050'], czlx: ['7'] }]);
  });
});

it('faults of results hit every operation', async () => {
  await post('/control/faults', { omitBs: 1, duplicateResults: 1, blocksTogether: true });
  const [first, second] = await decided(1, newFilingFile());
  expect([first && textsOf(first.root, 'Bs'), first?.xml.equals(second?.xml ?? Buffer.alloc(0))]).toEqual([[], true]);
  expect(first && nodesNamed(first.root, 'BASJ')).toHaveLength(1);
  await post('/control/faults', { lateResults: 1, codesOnly: true });
  expect(await decided(2, deregistrationFile({ Zxlb: '1', Jlid: '320000020000000004' }))).toEqual([]);
  await post('/control/clock', { now: new Date(Date.now() + 4 * 86_400_000).toISOString() });
  expect(results(await provider.downloadAll())).toMatchObject([{ codes: ['1001'], jlid: [] }]);
  await post('/control/faults', { partialBatches: 1, subjectPassword: 'optional', codesOnly: false });
  const batch = deregistrationFile(
    { Zxlb: '0', Jlid: '320000010000000001' },
    { Zxlb: '1', Jlid: '320000020000000002' },
  );
  expect(results(await decided(3, batch))).toMatchObject([{ czlx: ['6'] }]);
  expect((await requestJson(sandbox.port, 'GET', '/control/faults')).body).toMatchObject({
    fired: { partialBatches: 1, lateResults: 1 },
  });
});

it('publishes the reasons of a deregistration', async () => {
  await post('/control/publish', { codes: 'all' });
  const files = await provider.downloadAll();
  const rows = files.flatMap(({ root }) => nodesNamed(root, 'Zxly_xx'));
  expect(rows.map((row) => [textsOf(row, 'Id')[0], textsOf(row, 'Nr')[0]])).toEqual([
    ['1', '主体不再使用网站'],
    ['2', '网站停止服务'],
    ['3', '变更备案所需'],
    ['4', '更换接入商'],
    ['99', '其他'],
  ]);
  await validate(files);
});

describe('the store', () => {
  const statePath = () => join(folder, 'state.json');
  const storedState = async () => JSON.parse(await readFile(statePath(), 'utf8')) as Record<string, unknown>;

  it('opens a pending change of an earlier version', async () => {
    await provider.upload(1, changeFile());
    await sandbox.close();
    const { ended: _, pending, ...rest } = await storedState();
    const [{ czlx, content, ...one } = { czlx: '', content: {} }] = pending as { czlx: string; content: unknown }[];
    expect(czlx).toBe('4');
    await writeFile(statePath(), JSON.stringify({ ...rest, pending: [{ ...one, change: content }] }));
    await start();
    await post('/control/decideNow');
    expect(results(await provider.downloadAll())).toEqual(approved('4', '320000010000000001', '320000010000000001'));
  });

  it('refuses a pending filing of another shape with a sentence', async () => {
    await provider.upload(1, newFilingFile());
    await sandbox.close();
    const { pending, ...rest } = await storedState();
    const [one] = pending as object[];
    await writeFile(statePath(), JSON.stringify({ ...rest, pending: [{ ...one, content: { Zxlb: '0' } }] }));
    await expect(start()).rejects.toThrow('move the folder away to start anew');
    await writeFile(statePath(), JSON.stringify({ ...rest, pending }));
    await start();
  });

  it('judges a new filing again after a crash, and decides it once', async () => {
    const early = await readFile(statePath());
    await provider.upload(1, newFilingFile());
    await sandbox.close();
    // The crash came between the ledger line and the state.
    await writeFile(statePath(), early);
    await start();
    expect(await state(sandbox.port)).toMatchObject({ counter: 1, pending: [{ ztid: '5701' }] });
    expect((await provider.upload(1, newFilingFile())).code).toBe('14');
    await post('/control/decideNow');
    expect(published(await provider.downloadAll())).toHaveLength(1);
    await sandbox.close();
    await start();
    expect((await state(sandbox.port)).records).toHaveLength(16);
    expect(results(await decided(2, newFilingFile()))).toMatchObject([{ codes: ['1003'] }]);
  });
});

it('the page of a bureau lists what is filed, a shell, and what has ended', async () => {
  await provider.upload(1, newFilingFile());
  const page = async () => (await fetch(`http://127.0.0.1:${sandbox.port}/bureaus/320000`)).text();
  expect(await page()).toContain('新增备案');
  expect(await page()).toContain('空壳主体');
  await decided(2, deregistrationFile({ Zxlb: '1', Jlid: '320000020000000004' }));
  const text = await page();
  expect(text).toContain('燕子矶样例纸业有限公司');
  expect(text).toContain('苏ICP备00000003号-2');
  expect(text).not.toContain('gallery-qinhuai-culture.example');
});
