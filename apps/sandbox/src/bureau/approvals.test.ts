import { filingPasswordText } from '@beian/bureau-protocol/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../server.ts';
import { approved, deregistered, type Files, published, results, validateDownloads } from '../testing/downloads.ts';
import {
  connect,
  newFolder,
  nodeAt,
  nodesNamed,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  state,
  textsOf,
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

/** Sends a file, lets the reviewer decide, and returns what comes back. */
const decided = async (sequence: number, xml: string): Promise<Files> => {
  expect((await provider.upload(sequence, xml)).code).toBe('0');
  await post('/control/decideNow');
  return provider.downloadAll();
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
    await validateDownloads(folder, files);

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
    await validateDownloads(folder, files);
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
    await validateDownloads(folder, files);
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
    expect(deregistered(files)).toEqual([['0', '320000010000000003']]);
    await validateDownloads(folder, files);
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
    expect(deregistered(files)).toEqual([['1', '320000020000000004']]);
    expect(published(files)).toEqual([]);
    await validateDownloads(folder, files);
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
    expect(deregistered(files)).toEqual([['2', '320000040000000014']]);
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

describe('the registration of a domain', () => {
  const registrant = async (domain: string) =>
    z
      .object({ body: z.object({ registrant: z.object({ name: z.string() }).optional() }) })
      .parse(await requestJson(sandbox.port, 'GET', `/registry/domains/${domain}`)).body.registrant?.name;

  it.each([
    ['subject', { Zxlb: '0', Jlid: '320000010000000003', ICPmm: passwords['000003'] }],
    ['website', { Zxlb: '1', Jlid: '320000020000000004' }],
  ])('does not end with the filing of its %s, also after a restart', async (_, ending) => {
    const domain = 'gallery-qinhuai-culture.example';
    expect(await registrant(domain)).toBe('秦淮样例文化传播有限公司');
    await decided(1, deregistrationFile(ending));
    expect(await filedAs(0, domain)).toBeUndefined();
    expect(await registrant(domain)).toBe('秦淮样例文化传播有限公司');
    await sandbox.close();
    await start();
    expect(await registrant(`principal-${domain}`)).toBeDefined();
    expect(await registrant(domain)).toBe('秦淮样例文化传播有限公司');
  });

  it('does not end when a change takes the domain out, and follows the subject that files it next', async () => {
    const otherDomain: Replacement[] = [
      ['<Ymid>320000030000000001</Ymid>\n            <Ym>jinling-tea.example', '<Ym>jinling-tea-three.example'],
      ['<Syurl>www.jinling-tea.example', '<Syurl>www.jinling-tea-three.example'],
    ];
    await decided(1, changeFile(...otherDomain));
    expect(await filedAs(0, 'jinling-tea.example')).toBeUndefined();
    expect(await registrant('jinling-tea.example')).toBe('金陵样例茶业有限公司');
    const sameDomain: Replacement[] = [
      ['yanziji-paper.example</Ym>', 'jinling-tea.example</Ym>'],
      ['www.yanziji-paper.example', 'www.jinling-tea.example'],
    ];
    await decided(2, newFilingFile(...sameDomain));
    expect(await registrant('jinling-tea.example')).toBe('燕子矶样例纸业有限公司');
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
  await validateDownloads(folder, files);
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
