import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { md5Base64 } from '@beian/bureau-protocol/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../server.ts';
import {
  account,
  connect,
  fileOf,
  ledger,
  newFolder,
  nodeAt,
  type ProviderClient,
  packXml,
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
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

describe('the number of an upload', () => {
  it('must be the next one; for a gap every missing number is listed', async () => {
    const gap = await provider.upload(4, changeFile());
    expect([gap.code, textsOf(gap.root, 'dataSequence')]).toEqual(['14', ['1', '2', '3']]);
    expect((await provider.upload(1, changeFile())).code).toBe('0');
    const repeat = await provider.upload(1, changeFile());
    expect([repeat.code, nodeAt(repeat.root, 'dataSequences')]).toEqual(['14', undefined]);
    expect((await provider.upload(0, changeFile())).code).toBe('14');
    expect((await provider.upload('2147483648', changeFile())).code).toBe('999');
    expect((await ledger(sandbox.port)).map(({ code }) => code)).toEqual([14, 0, 14, 14, 999]);
    expect((await state(sandbox.port)).counter).toBe(1);
  });

  it('is returned by the previous-upload query, before and after', async () => {
    const before = await provider.previous();
    expect([before.code, nodeAt(before.root, 'fileInfos/dataSequence')?.text, fileOf(before)]).toEqual([
      '0',
      '0',
      undefined,
    ]);
    await provider.upload(1, changeFile());
    const after = await provider.previous();
    expect(nodeAt(after.root, 'fileInfos/dataSequence')?.text).toBe('1');
    expect(fileOf(after)?.name).toBe('filing1.xml');
    expect(new TextDecoder('gbk').decode(fileOf(after)?.xml)).toBe(changeFile());
  });
});

describe('faults', () => {
  it('accepts, then cuts the connection', async () => {
    await post('/control/faults', { dropAfterAccept: 1 });
    await expect(provider.upload(1, changeFile())).rejects.toThrow();
    expect(nodeAt((await provider.previous()).root, 'fileInfos/dataSequence')?.text).toBe('1');
    expect((await ledger(sandbox.port))[0]).toMatchObject({
      code: 0,
      dataSequence: '1',
      fault: 'dropAfterAccept',
      ztids: [ztid],
    });
  });

  it('cuts the connection before accepting', async () => {
    await post('/control/faults', { dropBeforeAccept: 1 });
    await expect(provider.upload(1, changeFile())).rejects.toThrow();
    expect(nodeAt((await provider.previous()).root, 'fileInfos/dataSequence')?.text).toBe('0');
    expect((await provider.upload(1, changeFile())).code).toBe('0');
  });

  it('holds an answer until it is released', async () => {
    await post('/control/faults', { holdUploadAnswerMs: 'untilReleased' });
    const answer = provider.upload(1, changeFile());
    await vi.waitFor(async () => expect((await state(sandbox.port)).counter).toBe(1));
    expect((await post('/control/release')).body).toEqual({ released: 1 });
    expect((await answer).code).toBe('0');
  });

  it('answers busy, closed and maintenance', async () => {
    await post('/control/faults', { busy15: 1 });
    expect((await provider.upload(1, changeFile())).code).toBe('15');
    await post('/control/faults', { closedHours: true });
    expect((await provider.upload(1, changeFile())).code).toBe('20');
    await post('/control/faults', { maintenance: true });
    expect([(await provider.upload(1, changeFile())).code, (await provider.download()).code]).toEqual(['901', '902']);
    await requestJson(sandbox.port, 'DELETE', '/control/faults');
    expect((await provider.upload(1, changeFile())).code).toBe('0');
  });
});

describe('the call itself', () => {
  it.each([
    ['4', { userName: 'other' }],
    ['5', { pwdHash: 'mbDZD5Py+VplWLGDZZIo2Q==' }],
    ['12', { pwdHash: 'none' }],
    ['13', { ispId: '1' }],
    ['16', { randVal: 'short' }],
    ['10', { hashAlgorithm: 1 }],
    ['9', { encryptAlgorithm: 2 }],
    ['11', { compressionFormat: 1 }],
    ['6', { encryptAlgorithm: 1 }],
    ['7', { beianInfoHash: 'mbDZD5Py+VplWLGDZZIo2Q==' }],
    ['8', { beianInfo: Buffer.from('x').toString('base64'), beianInfoHash: md5Base64(Buffer.from('x')) }],
    ['999', { ...packXml(changeFile(), '样例.xml') }],
  ])('is answered %s', async (code, parameters) => {
    const answer = await provider.upload(1, changeFile(), parameters);
    expect(answer.code).toBe(code);
    expect((await state(sandbox.port)).counter).toBe(0);
  });

  it('refuses a DOCTYPE and an unknown operation with a SOAP fault', async () => {
    const send = async (body: string) => {
      const response = await fetch(`http://127.0.0.1:${sandbox.port}/ISPWebService/upDownLoad`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
      });
      return [response.status, await response.text()] as const;
    };
    const [status, text] = await send('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
    expect([status, text]).toEqual([500, expect.stringContaining('DOCTYPE')]);
    expect((await send('<Envelope><Body><isp_other/></Body></Envelope>'))[0]).toBe(500);
  });

  it('reads a call from a CDATA section too', async () => {
    await post('/control/faults', { cdata: true });
    const response = await fetch(`http://127.0.0.1:${sandbox.port}/ISPWebService/upDownLoad`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><q:isp_download xmlns:q="urn:q"><ispID>${account.ispId}</ispID></q:isp_download></e:Body></e:Envelope>`,
    });
    expect(await response.text()).toContain('<return><![CDATA[<?xml version="1.0" encoding="GBK"?><return><msg_code>4');
  });
});

it('after a restart it judges what it accepted just before a crash', async () => {
  const early = await readFile(join(folder, 'state.json'));
  await provider.upload(1, changeFile());
  await sandbox.close();
  // The crash came between the ledger line and the state, and cut the line of another call.
  await writeFile(join(folder, 'state.json'), early);
  await appendFile(join(folder, 'ledger.jsonl'), '{"at":"20');
  sandbox = await startSandboxIn(folder);
  expect(await state(sandbox.port)).toMatchObject({ counter: 1, pending: [{ ztid }] });
  expect(await ledger(sandbox.port)).toHaveLength(1);
});
