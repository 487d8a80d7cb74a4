import { createHash, randomBytes } from 'node:crypto';
import { isInGbk } from '@beian/domain/checks';
import { describe, expect, it } from 'vitest';
import { aesDecrypt, aesEncrypt } from './aes.ts';
import { decodeGbk, encodeGbk, UnmappableCharacter, unmappableInGbk } from './gbk.ts';
import { md5Base64, newRandVal, passwordHash } from './hash.ts';
import { ipToNumber, numberToIp } from './ip.ts';
import { PackageFault, packBeianInfo, packDeflated, unpackBeianInfo } from './package.ts';
import { deflateFile, unzipOne, ZipFault, zipOne } from './zip.ts';

// Published vectors of docs/spec/bureau-interface.md B-3.1, B-3.2 and B-8.
const key = '0123456789abcdef';
const iv = '0102030405060708';
const xml = Buffer.from(
  '3c3f786d6c2076657273696f6e3d22312e302220656e636f64696e673d2247424b223f3e3c743eb1b8b0b83c2f743e',
  'hex',
);
const beianInfoHash = 'b65tDGob539hLZrrctnUhA==';
const plain =
  'UEsDBBQAAAAAAAAAIQAFDk3yLwAAAC8AAAAQAAAAZmlsaW5nMDAwNTAxLnhtbDw/eG1sIHZlcnNpb249IjEuMCIgZW5jb2Rpbmc9IkdCSyI/Pjx0PrG4sLg8L3Q+UEsBAhQAFAAAAAAAAAAhAAUOTfIvAAAALwAAABAAAAAAAAAAAAAAAIABAAAAAGZpbGluZzAwMDUwMS54bWxQSwUGAAAAAAEAAQA+AAAAXQAAAAAA';
const encrypted =
  'moBh0oiJmar2Rdvx59GFYoET5A8YVbq5OkMR9oM1/33YBoeMNhs617CZLhbOJZffPIWE+IbiqZTnro8hRyJbFssj27vZ5Klq5hTq+aJG4AMecltFhVGz9hSkrS0B8cx5S86K9lWfJ/sZ9TPPPSpM8Syd5uZD5qIngefeGyuiBpMoJmQMq35EU5cN1XovcMW9FYQGLn2dnfyrHhdWhK4K8Qc5RUBzswVNs/TGC8yRITNm/NL7A1WsvbYSaisYTE7F';

const faultOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    if (error instanceof PackageFault || error instanceof ZipFault) return error.fault;
    throw error;
  }
  return undefined;
};

describe('authentication vectors', () => {
  it('A', () => expect(passwordHash('1234567890', 'abcdefghijABCDEFGHIJ')).toBe('mbDZD5Py+VplWLGDZZIo2Q=='));
  it('B requires GBK', () =>
    expect(passwordHash('备案Mm2024', 'aB3dE5fG7hJ9kL1mN0pQ')).toBe('5hOfV9+Cdq/Fgfl+D/ifLg=='));
  it('ICPmm is the MD5 as lower-case hex text', () =>
    expect(createHash('md5').update(encodeGbk('Abc12345')).digest('hex')).toBe('1a64a010767f0725fb52111b0a9e9f84'));
  it('randVal is 20 letters and digits, different each time', () => {
    expect(newRandVal()).toMatch(/^[0-9a-zA-Z]{20}$/);
    expect(newRandVal()).not.toBe(newRandVal());
  });
});

describe('beianInfo vectors', () => {
  it('opens the plain package and verifies its hash', () => {
    const opened = unpackBeianInfo({ beianInfo: plain, beianInfoHash, encryptAlgorithm: 0 });
    expect(opened).toEqual({ fileName: 'filing000501.xml', xml });
    expect(md5Base64(Buffer.from(plain, 'base64'))).toBe(beianInfoHash);
    expect(decodeGbk(opened.xml)).toBe('<?xml version="1.0" encoding="GBK"?><t>备案</t>');
  });
  it('opens the encrypted package, also with wrapped lines', () => {
    const encryption = { key, iv };
    const wrapped = encrypted.replace(/(.{76})/g, '$1\r\n');
    expect(unpackBeianInfo({ beianInfo: wrapped, beianInfoHash, encryptAlgorithm: 1, encryption }).xml).toEqual(xml);
  });
  it('encrypts to the published bytes', () => {
    expect(aesEncrypt(Buffer.from(plain, 'base64'), key, iv).toString('base64')).toBe(encrypted);
    expect(aesDecrypt(Buffer.from(encrypted, 'base64'), key, iv).toString('base64')).toBe(plain);
  });
  it('packs the same bytes every time, and opens its own', () => {
    for (const encryption of [undefined, { key, iv }]) {
      const packed = packBeianInfo({ fileName: 'filing000501.xml', xml, encryption });
      expect(packBeianInfo({ fileName: 'filing000501.xml', xml, encryption })).toEqual(packed);
      expect(packed.encryptAlgorithm).toBe(encryption ? 1 : 0);
      expect(unpackBeianInfo({ ...packed, encryption })).toEqual({ fileName: 'filing000501.xml', xml });
    }
  });
  it('a file compressed in pieces gives the same bytes, whatever the pieces', async () => {
    // Text that compresses, text that does not, and an odd remainder.
    const large = Buffer.concat([
      Buffer.alloc(700_001, 'abcdefgh'),
      Buffer.from(randomBytes(900_000).toString('base64')),
    ]);
    for (const encryption of [undefined, { key, iv }]) {
      const { beianInfo, ...whole } = packBeianInfo({ fileName: 'filing000501.xml', xml: large, encryption });
      for (const cut of [1_000, 65_537, 5_000_000]) {
        const pieces: Buffer[] = [];
        for (let at = 0; at < large.length; at += cut) pieces.push(large.subarray(at, at + cut));
        const packed = await packDeflated('filing000501.xml', await deflateFile(pieces), encryption);
        const text = Buffer.concat([...packed.text()]).toString('latin1');
        expect({ ...packed, text: undefined }).toEqual({ ...whole, length: beianInfo.length, text: undefined });
        expect(text === beianInfo).toBe(true);
      }
    }
  });
  it('dates the entry 1980-01-01', () => {
    // dosDate 0x0021, dosTime 0
    expect(zipOne('a.xml', xml).readUInt32LE(10)).toBe(0x0021_0000);
  });
});

describe('packages that cannot be opened', () => {
  const packed = packBeianInfo({ fileName: 'a.xml', xml });
  it('the fault names the failed step', () => {
    const other = md5Base64(Buffer.from('other'));
    expect(faultOf(() => unpackBeianInfo({ ...packed, beianInfoHash: other }))).toBe('hash');
    expect(faultOf(() => unpackBeianInfo({ ...packed, beianInfoHash: '' }))).toBe('hash');
    expect(faultOf(() => unpackBeianInfo({ ...packed, encryptAlgorithm: 1 }))).toBe('decrypt');
    expect(faultOf(() => unpackBeianInfo({ ...packed, encryptAlgorithm: 2 }))).toBe('decrypt');
    expect(faultOf(() => unpackBeianInfo({ ...packed, encryptAlgorithm: 1, encryption: { key, iv } }))).toBe('decrypt');
  });
  it('refuses junk, an empty archive, two files', () => {
    const sealed = (zip: Buffer) => ({
      beianInfo: zip.toString('base64'),
      beianInfoHash: md5Base64(zip),
      encryptAlgorithm: 0,
    });
    expect(faultOf(() => unpackBeianInfo(sealed(Buffer.from('not a zip'))))).toBe('unzip');
    const empty = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    expect(faultOf(() => unpackBeianInfo(sealed(empty)))).toBe('count');
    const two = zipOne('a.xml', xml);
    two.writeUInt16LE(2, two.length - 12);
    expect(faultOf(() => unpackBeianInfo(sealed(two)))).toBe('count');
  });
  it('refuses a truncated or damaged archive', () => {
    const zip = zipOne('a.xml', Buffer.alloc(500, 'abcdefg'));
    for (let length = 0; length < zip.length; length++)
      expect(faultOf(() => unzipOne(zip.subarray(0, length)))).toBe('broken');
    const damaged = Buffer.from(zip);
    damaged.writeUInt8((damaged[45] ?? 0) ^ 0xff, 45);
    expect(faultOf(() => unzipOne(damaged))).toBe('broken');
  });
  it('stops a zip bomb, whatever size it declares', () => {
    const bomb = zipOne('a.xml', Buffer.alloc(4 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(10_000);
    expect(faultOf(() => unzipOne(bomb, { maxBytes: 1024 * 1024 }))).toBe('size');
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(10, lying.length - 22 - 46 - 'a.xml'.length + 24);
    expect(faultOf(() => unzipOne(lying, { maxBytes: 1024 * 1024 }))).toBe('size');
  });
});

describe('GBK', () => {
  it('lists each missing character once', () => {
    expect(unmappableInGbk('镕𠮷朱𠮷😀')).toEqual(['𠮷', '😀']);
    expect(unmappableInGbk('€\ue5e5')).toEqual(['€', '\ue5e5']);
    expect(unmappableInGbk('苏ICP备00000001号-1；“”—')).toEqual([]);
  });
  it('throws instead of writing a question mark, and does not repeat the text', () => {
    expect(() => encodeGbk('张𠮷')).toThrow(UnmappableCharacter);
    expect(() => encodeGbk('张𠮷')).toThrow('not in GBK: U+20BB7');
  });
  it('accepts only characters on which all implementations of GBK agree', () => {
    expect(unmappableInGbk('䶮䜣ǹḿ〾⿰')).toEqual(['䶮', '䜣', 'ǹ', 'ḿ', '〾', '⿰']);
  });
  it("agrees with the domain package's check for every character", () => {
    const differ: string[] = [];
    for (let point = 1; point <= 0x10ffff; point += 1) {
      // Beyond the basic plane there is no GBK: a sample is sufficient.
      if (point > 0xffff && point % 251 !== 0) continue;
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const here = unmappableInGbk(String.fromCodePoint(point)).length === 0;
      if (here !== isInGbk(point)) differ.push(`U+${point.toString(16)} here ${here}`);
    }
    expect(differ).toEqual([]);
  });
  it('decoding reverses encoding', () => expect(decodeGbk(encodeGbk('江苏省南京市 abc?'))).toBe('江苏省南京市 abc?'));
});

describe('addresses', () => {
  it('are unsigned numbers', () => {
    expect(ipToNumber('203.0.113.10')).toBe(3405803786);
    expect(numberToIp(3405803786)).toBe('203.0.113.10');
    expect(numberToIp('4294967295')).toBe('255.255.255.255');
  });
  it.each(['256.0.0.1', '1.2.3', '1.2.3.4 ', '::1', '', '0x1.2.3.4'])('%j is not an address', (text) => {
    expect(() => ipToNumber(text)).toThrow(RangeError);
  });
  it.each(['-1', '4294967296', '1e3', '0x1', '', ' 1'])('%j is not an address number', (text) => {
    expect(() => numberToIp(text)).toThrow(RangeError);
  });
});
