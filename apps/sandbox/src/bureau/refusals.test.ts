import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import { approved, type Files, published, results } from '../testing/downloads.ts';
import {
  connect,
  ledger,
  newFolder,
  nodesNamed,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  state,
  textsOf,
} from '../testing/harness.ts';
import { deregistrationFile, newAccessFile, newFilingFile, newWebsiteFile } from '../testing/new-uploads.ts';
import { changeFile } from '../testing/uploads.ts';

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
  await post('/control/faults', { otherOperation: 1 });
  expect(results(await decided(3, changeFile()))).toMatchObject([{ codes: ['1001'], czlx: ['7'] }]);
  await post('/control/faults', { partialBatches: 1, subjectPassword: 'optional', codesOnly: false });
  const batch = deregistrationFile(
    { Zxlb: '0', Jlid: '320000010000000001' },
    { Zxlb: '1', Jlid: '320000020000000002' },
  );
  expect(results(await decided(4, batch))).toMatchObject([{ czlx: ['6'] }]);
  expect((await requestJson(sandbox.port, 'GET', '/control/faults')).body).toMatchObject({
    fired: { partialBatches: 1, lateResults: 1 },
  });
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
