import { afterEach, describe, expect, it } from 'vitest';
import { createOutbound } from '../outbound/outbound.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { md5Base64 } from '../protocol/hash.ts';
import { packBeianInfo } from '../protocol/package.ts';
import { startTestBureau, type TestAnswer, type TestBureau } from '../testing/test-bureau.ts';
import { createBureauClient } from './client.ts';

const limits = { connectMs: 1000, totalMs: 1500, maxBytes: 1024 * 1024 };
const xml = encodeGbk('<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"/>');

let bureau: TestBureau | undefined;
afterEach(() => bureau?.close());

async function clientOf(answer: TestAnswer) {
  bureau = await startTestBureau(() => answer);
  const account = { ispId: '9007199254740993', userName: 'tester', password: '备案Secret2018' };
  const here = createOutbound((host) => host === '127.0.0.1');
  return createBureauClient({ ...account, upDownLoadWsdl: bureau.wsdl }, limits, limits, here);
}

const download = (infos: string, code = '0') =>
  `<return version="V.3.0"><msg_code>${code}</msg_code><msg>操作成功</msg><fileInfos>${infos}</fileInfos></return>`;
const infosOf = (packed: { beianInfo: string; beianInfoHash: string; encryptAlgorithm: number }, sequence = '') =>
  `<hashAlgorithm>0</hashAlgorithm><compressionFormat>0</compressionFormat><encryptAlgorithm>${packed.encryptAlgorithm}</encryptAlgorithm>${sequence}<return_FileName>20180612150405_js_1.xml</return_FileName><beianInfo>${packed.beianInfo}</beianInfo><beianInfoHash>${packed.beianInfoHash}</beianInfoHash>`;
/** Bytes with their correct hash, also if they are no archive. */
const packedBytes = (bytes: Buffer) => ({
  beianInfo: bytes.toString('base64'),
  beianInfoHash: md5Base64(bytes),
  encryptAlgorithm: 0,
});

describe('previous upload', () => {
  it('returns number and decoded file', async () => {
    const packed = packBeianInfo({ fileName: 'f.xml', xml });
    const document = download(infosOf(packed, '<dataSequence>9007199254740993</dataSequence>'));
    expect(await (await clientOf({ document, as: 'cdata' })).previousUpload()).toEqual({
      kind: 'answered',
      dataSequence: '9007199254740993',
      fileName: '20180612150405_js_1.xml',
      xml,
    });
  });
  it.each(['', 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=='])(
    'before the first upload there is no file (%j)',
    async (beianInfo) => {
      const infos = infosOf({ beianInfo, beianInfoHash: '', encryptAlgorithm: 0 }, '<dataSequence>0</dataSequence>');
      expect(await (await clientOf({ document: download(infos) })).previousUpload()).toEqual({
        kind: 'answered',
        dataSequence: '0',
        fileName: '',
        xml: null,
      });
    },
  );
  const sound = packBeianInfo({ fileName: 'f.xml', xml });
  const seven = '<dataSequence>7</dataSequence>';
  const damages: [string, string, RegExp][] = [
    ['a wrong hash', download(infosOf({ ...sound, beianInfoHash: md5Base64(Buffer.from('x')) }, seven)), /\(hash\)/],
    [
      'an archive that was cut',
      download(infosOf(packedBytes(Buffer.from(sound.beianInfo, 'base64').subarray(0, 90)), seven)),
      /\(unzip\)/,
    ],
    ['a number without a file', download(seven), /a number without a file|no return_FileName/],
    ['a number outside a file', download('').replace('<fileInfos></fileInfos>', seven), /a number without a file/],
    ['a file without a number', download(infosOf(sound)), /a file without a number/],
    ['a file without bytes', download(infosOf(packedBytes(Buffer.alloc(0)), seven)), /does not open/],
    ['two numbers', download(infosOf(sound, `${seven}<dataSequence>8</dataSequence>`)), /more than one/],
    ['a number that is none', download(infosOf(sound, '<dataSequence>-1</dataSequence>')), /not a number/],
    ['a file and the number 0', download(infosOf(sound, '<dataSequence>0</dataSequence>')), /a file and the number 0/],
  ];
  it.each(damages)('%s is a fault with the answer as evidence', async (_, document, cause) => {
    expect(await (await clientOf({ document, as: 'cdata' })).previousUpload()).toMatchObject({
      kind: 'fault',
      cause: expect.stringMatching(cause),
      evidence: expect.any(Buffer),
    });
  });
  it('a refusal is a refusal, whatever number stands beside it', async () => {
    const document = download(infosOf(sound, '<dataSequence>0</dataSequence>'), '902');
    expect(await (await clientOf({ document })).previousUpload()).toMatchObject({ kind: 'refused', code: '902' });
  });
  it('a refusal is returned as a refusal', async () => {
    const client = await clientOf({ document: '<return><msg_code>4</msg_code><msg>用户名错误</msg></return>' });
    expect(await client.previousUpload()).toEqual({ kind: 'refused', code: '4', message: '用户名错误' });
  });
});
