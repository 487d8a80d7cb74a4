import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeDownload } from '../download/result.ts';
import { createOutbound } from '../outbound/outbound.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { md5Base64, passwordHash } from '../protocol/hash.ts';
import { packBeianInfo, unpackBeianInfo } from '../protocol/package.ts';
import { zipOne } from '../protocol/zip.ts';
import { startTestBureau, type TestAnswer, type TestBureau, type TestBureauOptions } from '../testing/test-bureau.ts';
import { type BureauConnection, createBureauClient } from './client.ts';

const limits = { connectMs: 1000, totalMs: 1500, maxBytes: 1024 * 1024 };
const password = '备案Secret2018';
const xml = encodeGbk('<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"/>');
const encryption = { key: '0123456789abcdef', iv: '0102030405060708' };

let bureau: TestBureau | undefined;
afterEach(async () => {
  await bureau?.close();
  bureau = undefined;
});

/** The test bureau runs on this machine. */
const here = createOutbound((host) => host === '127.0.0.1');

async function clientOf(answer: TestAnswer, options?: TestBureauOptions, more: Partial<BureauConnection> = {}) {
  bureau = await startTestBureau(() => answer, options);
  const connection = { ispId: '9007199254740993', userName: 'tester', password, upDownLoadWsdl: bureau.wsdl, ...more };
  return createBureauClient(connection, limits, limits, here);
}

const ok = '<?xml version="1.0" encoding="GBK"?><return><msg_code>0</msg_code><msg>操作成功   </msg></return>';
const file = { fileName: 'filing000001.xml', xml, dataSequence: '1' };
const download = (infos: string, code = '0') =>
  `<return version="V.3.0"><msg_code>${code}</msg_code><msg>操作成功</msg><fileInfos>${infos}</fileInfos></return>`;
const infosOf = (packed: { beianInfo: string; beianInfoHash: string; encryptAlgorithm: number }) =>
  `<hashAlgorithm>0</hashAlgorithm><compressionFormat>0</compressionFormat><encryptAlgorithm>${packed.encryptAlgorithm}</encryptAlgorithm><return_FileName>20180612150405_js_1.xml</return_FileName><beianInfo>${packed.beianInfo.replace(/(.{76})/g, '$1\n')}</beianInfo><beianInfoHash>${packed.beianInfoHash}</beianInfoHash>`;

describe('upload', () => {
  it.each([
    { style: 'document', firstPart: 'ispId', as: 'text' },
    { style: 'document', firstPart: 'ispID', as: 'cdata' },
    { style: 'rpc', firstPart: 'ispID', as: 'text' },
    { style: 'rpc', firstPart: 'ispId', as: 'cdata' },
    { style: 'document', firstPart: 'ispId', as: 'elements' },
  ] as const)('$style, $firstPart, return as $as', async ({ style, firstPart, as }) => {
    const client = await clientOf({ document: ok, as }, { style, firstPart });
    expect(await client.upload(file)).toEqual({ kind: 'answered', code: '0', message: '操作成功', missing: [] });
    const sent = bureau?.calls[0]?.parameters ?? {};
    // An id above 2^53 keeps its last digit.
    expect(sent[firstPart]).toBe('9007199254740993');
    expect(sent.pwdHash).toBe(passwordHash(password, sent.randVal ?? ''));
    expect(sent).toMatchObject({
      userName: 'tester',
      dataSequence: '1',
      encryptAlgorithm: '0',
      hashAlgorithm: '0',
      compressionFormat: '0',
    });
    const opened = unpackBeianInfo({
      beianInfo: sent.beianInfo ?? '',
      beianInfoHash: sent.beianInfoHash ?? '',
      encryptAlgorithm: 0,
    });
    expect(opened).toEqual({ fileName: file.fileName, xml });
  });

  it('encrypts if a key is configured, and reuses the WSDL', async () => {
    const client = await clientOf({ document: ok }, {}, { encryption });
    await client.upload(file);
    await client.upload({ ...file, dataSequence: 2 });
    const [first, second] = bureau?.calls ?? [];
    expect(first?.parameters.encryptAlgorithm).toBe('1');
    expect(second?.parameters.dataSequence).toBe('2');
    const { beianInfo = '', beianInfoHash = '' } = first?.parameters ?? {};
    expect(unpackBeianInfo({ beianInfo, beianInfoHash, encryptAlgorithm: 1, encryption }).xml).toEqual(xml);
  });

  it('returns the missing numbers of code 14', async () => {
    const document =
      '<return><msg_code>14</msg_code><msg>本次上载没有受理</msg><dataSequences><dataSequence>501</dataSequence><dataSequence>502</dataSequence></dataSequences></return>';
    expect(await (await clientOf({ document, as: 'cdata' })).upload(file)).toEqual({
      kind: 'answered',
      code: '14',
      message: '本次上载没有受理',
      missing: ['501', '502'],
    });
  });

  it.each(['0x0', '-0', ' 0', '0.0', '00'])('returns the code %j unchanged', async (code) => {
    const client = await clientOf({
      document: `<return><msg_code>${code}</msg_code><msg>m</msg></return>`,
      as: 'cdata',
    });
    expect(await client.upload(file)).toMatchObject({ kind: 'answered', code });
  });
});

describe('a call without an answer', () => {
  const unanswered: [string, TestAnswer, RegExp][] = [
    ['hung server', { fail: 'hang' }, /no complete answer within 1500 ms/],
    ['dropped connection', { fail: 'drop' }, /cut/],
    ['connection cut in mid-answer', { fail: 'cut' }, /cut/],
    ['answer without end', { fail: 'flood' }, /larger than 1048576 bytes/],
    ['HTTP 503', { body: 'busy', status: 503 }, /HTTP 503/],
    ['page instead of an answer', { body: '<html><p>login</html>' }, /cannot be read/],
    ['answer without code', { document: '<return><msg>ok</msg></return>' }, /no msg_code/],
    ['external DOCTYPE outside', { body: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' }, /document type/],
    [
      'SOAP fault that repeats the request',
      {
        body: `<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>${password} 13000000001</faultstring></s:Fault></s:Body></s:Envelope>`,
        status: 500,
      },
      /SOAP fault \(s:Server\)$/,
    ],
    [
      'billion laughs inside',
      {
        document:
          '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><return><msg_code>0</msg_code><msg>&b;</msg></return>',
      },
      /declares a type/,
    ],
    [
      'billion laughs inside, in CDATA',
      { document: '<!DOCTYPE r [<!ENTITY a "0">]><return><msg_code>&a;</msg_code></return>', as: 'cdata' },
      /document type/,
    ],
  ];
  it.each(unanswered)('%s: unknown', async (_name, answer, cause) => {
    const answered = await (await clientOf(answer)).upload(file);
    expect(answered).toMatchObject({ kind: 'unknown', cause: expect.stringMatching(cause) });
    expect(JSON.stringify(answered)).not.toMatch(/Secret|13000000001|etc/);
  });

  it('refused connection: not sent', async () => {
    const client = await clientOf({ document: ok });
    await bureau?.close();
    expect(await client.upload(file)).toEqual({
      kind: 'notSent',
      cause: 'reading the WSDL: the connection was refused (ECONNREFUSED)',
    });
  });

  it('refused connection after the WSDL was read: not sent', async () => {
    const client = await clientOf({ document: ok });
    await client.upload(file);
    await bureau?.close();
    expect(await client.upload(file)).toEqual({ kind: 'notSent', cause: 'the connection was refused (ECONNREFUSED)' });
  });

  const unusable: [string, TestAnswer, RegExp][] = [
    ['hangs', { fail: 'hang' }, /reading the WSDL: no complete answer/],
    ['is missing', { body: 'no', status: 404 }, /reading the WSDL: HTTP 404/],
    ['is a page', { body: '<html/>' }, /WSDL/],
    ['is no XML', { body: 'hello' }, /WSDL/],
    [
      'has a DOCTYPE',
      { body: '<!DOCTYPE definitions SYSTEM "http://x.example/x.dtd"><definitions/>' },
      /document type/,
    ],
    ['floods', { fail: 'flood' }, /larger/],
  ];
  it.each(unusable)('WSDL %s: not sent', async (_name, wsdl, cause) => {
    const client = await clientOf({ document: ok }, { wsdl });
    expect(await client.upload(file)).toMatchObject({ kind: 'notSent', cause: expect.stringMatching(cause) });
    expect(bureau?.calls).toEqual([]);
  });

  it('a host that accepts connections and never finishes the handshake: not sent', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const client = await clientOf({ document: ok }, {}, { upDownLoadWsdl: `https://127.0.0.1:${port}/x?wsdl` });
    expect(await client.upload(file)).toEqual({
      kind: 'notSent',
      cause: 'reading the WSDL: no connection within 1000 ms',
    });
    await new Promise((resolve) => silent.close(resolve));
  });

  it('a password that GBK lacks does not crash and stays secret', async () => {
    const client = await clientOf({ document: ok }, {}, { password: 'pw😀' });
    expect(await client.upload(file)).toEqual({
      kind: 'notSent',
      cause: 'the WSDL, the password or a parameter cannot be used',
    });
  });

  it('an invalid file name, a file over 50 MB: not sent', async () => {
    const client = await clientOf({ document: ok });
    expect((await client.upload({ ...file, fileName: '../x' })).kind).toBe('notSent');
    expect((await client.upload({ ...file, xml: Buffer.alloc(50 * 1024 * 1024 + 1) })).kind).toBe('notSent');
  });

  it.each(['file:///etc/passwd', 'http://[::1', 'nonsense'])(
    'an address that cannot be called: %s',
    async (address) => {
      const connection = { ispId: '1', userName: 'u', password: 'p', upDownLoadWsdl: address };
      expect(await createBureauClient(connection, limits, limits, here).upload(file)).toMatchObject({
        kind: 'notSent',
        cause: 'reading the WSDL: the address is neither http nor https',
      });
    },
  );

  it.each(['\\\\@localhost/', '//localhost/', '/\\\\localhost/'])(
    'a path like a host leads to no other host: %s',
    async (path) => {
      const answering = await startTestBureau(() => ({ document: ok }));
      const address = answering.wsdl.replace(/(:\d+)\/.*/, `$1${path}?wsdl`);
      const connection = { ispId: '1', userName: 'u', password: 'p', upDownLoadWsdl: address };
      const called: string[] = [];
      const client = createBureauClient(connection, limits, limits, (url, outgoing) => {
        called.push(url.hostname);
        return here(url, outgoing);
      });
      const answer = await client.upload(file);
      await answering.close();
      expect(answer.kind).not.toBe('unknown');
      expect(new Set(called)).toEqual(new Set(['127.0.0.1']));
    },
  );
});

describe('download', () => {
  const xml = encodeGbk('<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"/>');
  const packed = packBeianInfo({ fileName: 'return_FileName', xml });

  it.each(['0', '1', '3'])('accepts a file with code %s, and keeps the raw answer', async (code) => {
    const document = download(infosOf(packed), code);
    expect(await (await clientOf({ document, as: 'cdata' })).download()).toEqual({
      kind: 'file',
      code,
      fileName: '20180612150405_js_1.xml',
      xml,
      content: decodeDownload(xml),
      raw: document,
    });
  });

  it('opens an encrypted file although uploads are plain, if a key is known', async () => {
    const document = download(infosOf(packBeianInfo({ fileName: 'f.xml', xml, encryption })));
    const plain = await clientOf({ document }, {}, { encryption, encryptUploads: false });
    expect(await plain.download()).toMatchObject({ kind: 'file', xml });
    await plain.upload(file);
    expect(bureau?.calls.at(-1)?.parameters).toMatchObject({
      encryptAlgorithm: '0',
      beianInfo: packBeianInfo({ fileName: file.fileName, xml: file.xml }).beianInfo,
    });
    await bureau?.close();
    expect(await (await clientOf({ document }, {}, { encryption })).download()).toMatchObject({ kind: 'file', xml });
    expect(await (await clientOf({ document })).download()).toMatchObject({
      kind: 'fault',
      cause: expect.stringContaining('decrypt'),
    });
  });

  it.each([
    ['2', 'empty'],
    ['1', 'empty'],
    ['5', 'refused'],
    ['902', 'refused'],
    ['0x0', 'refused'],
  ])('code %s without a file: %s', async (code, kind) => {
    const client = await clientOf({ document: `<return><msg_code>${code}</msg_code><msg>m</msg></return>` });
    expect(await client.download()).toEqual({ kind, code, message: 'm' });
  });

  it('a file with a wrong hash is a fault', async () => {
    const document = download(infosOf({ ...packed, beianInfoHash: md5Base64(Buffer.from('x')) }));
    expect(await (await clientOf({ document })).download()).toEqual({
      kind: 'fault',
      cause: 'the file does not open (hash): beianInfoHash does not match the file',
      fileName: '20180612150405_js_1.xml',
      evidence: Buffer.from(packed.beianInfo, 'base64'),
    });
  });

  it('a zip bomb is a fault (ASVS 5.2.3)', async () => {
    const bomb = zipOne('f.xml', Buffer.alloc(80 * 1024 * 1024));
    const infos = infosOf({ beianInfo: bomb.toString('base64'), beianInfoHash: md5Base64(bomb), encryptAlgorithm: 0 });
    expect(await (await clientOf({ document: download(infos) })).download()).toMatchObject({
      kind: 'fault',
      cause: expect.stringContaining('(size)'),
      evidence: bomb,
    });
  });

  it.each([
    ['is no result', '<UploadData/>', 'the root element is not DownloadData'],
    ['ends early', '<DownloadData><ICP>', 'the document is not well-formed XML'],
    ['declares a type', '<!DOCTYPE D><DownloadData/>', 'the document declares a type or entities'],
  ])('a file with a correct hash that %s is a fault, with the whole file as evidence', async (_, text, why) => {
    const document = download(infosOf(packBeianInfo({ fileName: 'f.xml', xml: Buffer.from(text) })));
    expect(await (await clientOf({ document })).download()).toEqual({
      kind: 'fault',
      cause: `the file cannot be read: ${why}`,
      fileName: '20180612150405_js_1.xml',
      evidence: Buffer.from(text),
    });
  });

  it.each([
    ['a second code', `<return><msg_code>0</msg_code><msg_code>5</msg_code></return>`, 'more than one msg_code'],
    ['a code of another namespace alone', '<return xmlns:x="v"><x:msg_code>0</x:msg_code></return>', 'no msg_code'],
  ])('%s is not an answer', async (_, document, why) => {
    expect(await (await clientOf({ document })).acknowledge('a.xml')).toMatchObject({
      kind: 'unknown',
      cause: expect.stringContaining(why),
    });
  });

  it('a code of another namespace before the real one is ignored; two documents are not an answer', async () => {
    const document = '<return xmlns:x="v"><x:msg_code>0</x:msg_code><msg_code>902</msg_code><msg>m</msg></return>';
    for (const as of ['text', 'cdata', 'elements'] as const) {
      expect(await (await clientOf({ document, as })).acknowledge('a.xml')).toMatchObject({
        kind: 'answered',
        code: '902',
      });
      await bureau?.close();
    }
    const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
    const one = (code: string) => `<return><msg_code>${code}</msg_code></return>`;
    const foreign = `<x:Body xmlns:x="v">${one('0')}</x:Body>`;
    const body = (inside: string, before = '') =>
      `<s:Envelope xmlns:s="${soap}">${before}<s:Body><r xmlns="u">${inside}</r></s:Body></s:Envelope>`;
    expect(await (await clientOf({ body: body(one('5'), foreign) })).acknowledge('a.xml')).toMatchObject({ code: '5' });
    await bureau?.close();
    expect(await (await clientOf({ body: body(one('0') + one('5')) })).acknowledge('a.xml')).toMatchObject({
      kind: 'unknown',
      cause: expect.stringContaining('more than one document'),
    });
  });

  it('acknowledges by file name', async () => {
    const client = await clientOf({ document: ok });
    expect(await client.acknowledge('20180612150405_js_1.xml')).toEqual({
      kind: 'answered',
      code: '0',
      message: '操作成功',
    });
    expect(bureau?.calls[0]).toMatchObject({
      method: 'isp_downloadack',
      parameters: { fileName: '20180612150405_js_1.xml', hashAlgorithm: '0' },
    });
  });
});
