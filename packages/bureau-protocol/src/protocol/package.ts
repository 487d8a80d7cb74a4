import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { aesDecrypt, aesEncrypt, aesEncryptPieces, type Encryption } from './aes.ts';
import { md5Base64 } from './hash.ts';
import { type Deflated, unzipOne, ZipFault, zipOne, zipPieces } from './zip.ts';

/** The values that transport a data file in a call (docs/spec/bureau-interface.md B-3.2). */
export interface BeianInfo {
  /** base64 of the zip, or of the encrypted zip */
  readonly beianInfo: string;
  /** base64 of the MD5 of the zip, before encryption */
  readonly beianInfoHash: string;
  /** 0 none, 1 AES */
  readonly encryptAlgorithm: 0 | 1;
}

export type PackageFaultKind = 'decrypt' | 'hash' | 'unzip' | 'count' | 'size';

/** Why a package cannot be opened; in the order of the steps (docs/spec/bureau-interface.md B-3.3). */
export class PackageFault extends Error {
  readonly fault: PackageFaultKind;
  constructor(fault: PackageFaultKind, message: string) {
    super(message);
    this.name = 'PackageFault';
    this.fault = fault;
  }
}

/** Packs one XML file for a call. `xml` are the GBK bytes; `fileName` names the entry in the zip. */
export function packBeianInfo(input: { fileName: string; xml: Uint8Array; encryption?: Encryption }): BeianInfo {
  const zip = zipOne(input.fileName, input.xml);
  const sent = input.encryption ? aesEncrypt(zip, input.encryption.key, input.encryption.iv) : zip;
  return {
    beianInfo: sent.toString('base64'),
    beianInfoHash: md5Base64(zip),
    encryptAlgorithm: input.encryption ? 1 : 0,
  };
}

/** The values of `packBeianInfo` with the text as a generator, so that a large file is never in memory as one text. */
export interface PackedFile extends Omit<BeianInfo, 'beianInfo'> {
  /** Length of the text in characters. */
  readonly length: number;
  /** The text in pieces, generated while it is read. */
  text(): Generator<Buffer, void>;
}

/** Bytes hashed before yielding to the event loop. */
const TURN = 4 * 1024 * 1024;

/** As `packBeianInfo`, with the same result, for an already compressed file. */
export async function packDeflated(fileName: string, file: Deflated, encryption?: Encryption): Promise<PackedFile> {
  const zip = zipPieces(fileName, file);
  const hash = createHash('md5');
  let turn = 0;
  for (const piece of zip) {
    hash.update(piece);
    turn += piece.length;
    if (turn > TURN) turn = await setImmediate(0);
  }
  const packed = zip.reduce((sum, { length }) => sum + length, 0);
  const bytes = encryption === undefined ? packed : packed - (packed % 16) + 16;
  return {
    beianInfoHash: hash.digest('base64'),
    encryptAlgorithm: encryption === undefined ? 0 : 1,
    length: 4 * Math.ceil(bytes / 3),
    text: () => base64Pieces(encryption === undefined ? zip : aesEncryptPieces(zip, encryption.key, encryption.iv)),
  };
}

/** Base64 of bytes in pieces: the remainder of a group of three is carried over to the next piece. */
function* base64Pieces(pieces: Iterable<Buffer>): Generator<Buffer, void> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const missing = rest.length === 0 ? 0 : 3 - rest.length;
    if (piece.length < missing) {
      rest = Buffer.concat([rest, piece]);
      continue;
    }
    const group = Buffer.concat([rest, piece.subarray(0, missing)]).toString('base64');
    const whole = missing + Math.floor((piece.length - missing) / 3) * 3;
    rest = piece.subarray(whole);
    const text = group + piece.toString('base64', missing, whole);
    if (text.length > 0) yield Buffer.from(text, 'latin1');
  }
  if (rest.length > 0) yield Buffer.from(rest.toString('base64'), 'latin1');
}

/**
 * Opens the result of `packBeianInfo`; base64 may be wrapped in lines. `maxBytes` limits the unpacked XML. @throws
 * PackageFault
 */
export function unpackBeianInfo(input: {
  beianInfo: string;
  beianInfoHash: string;
  encryptAlgorithm: number;
  encryption?: Encryption;
  maxBytes?: number;
}): { fileName: string; xml: Buffer } {
  const zip = decrypt(Buffer.from(input.beianInfo, 'base64'), input.encryptAlgorithm, input.encryption);
  const stated = Buffer.from(input.beianInfoHash, 'base64');
  if (!createHash('md5').update(zip).digest().equals(stated)) {
    throw new PackageFault('hash', 'beianInfoHash does not match the file');
  }
  try {
    const { fileName, bytes } = unzipOne(zip, { maxBytes: input.maxBytes });
    return { fileName, xml: bytes };
  } catch (error) {
    if (error instanceof ZipFault)
      throw new PackageFault(error.fault === 'broken' ? 'unzip' : error.fault, error.message);
    throw error;
  }
}

function decrypt(bytes: Buffer, algorithm: number, encryption: Encryption | undefined): Buffer {
  if (algorithm === 0) return bytes;
  if (algorithm !== 1) throw new PackageFault('decrypt', 'unknown encryptAlgorithm');
  if (encryption === undefined) throw new PackageFault('decrypt', 'the file is encrypted and no key is configured');
  try {
    return aesDecrypt(bytes, encryption.key, encryption.iv);
  } catch {
    // The cipher's own message does not help with a wrong key.
    throw new PackageFault('decrypt', 'the file does not fit the configured key');
  }
}
