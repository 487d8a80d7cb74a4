import { createHash } from 'node:crypto';
import { aesDecrypt, aesEncrypt, type Encryption } from './aes.ts';
import { md5Base64 } from './hash.ts';
import { unzipOne, ZipFault, zipOne } from './zip.ts';

/** The three values that carry a data file in a call (bureau-interface.md §3.2). */
export interface BeianInfo {
  /** base64 of the zip, or of the encrypted zip */
  readonly beianInfo: string;
  /** base64 of the MD5 of the zip, before encryption */
  readonly beianInfoHash: string;
  /** 0 none, 1 AES */
  readonly encryptAlgorithm: 0 | 1;
}

export type PackageFaultKind = 'decrypt' | 'hash' | 'unzip' | 'count' | 'size';

/** Why a package cannot be opened; in the order of the steps (bureau-interface.md §3.3). */
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

/**
 * Opens what `packBeianInfo` makes; base64 may be wrapped in lines. `maxBytes` bounds the unpacked XML.
 * @throws PackageFault
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
    // The cipher's own message says nothing useful about a wrong key.
    throw new PackageFault('decrypt', 'the file does not fit the configured key');
  }
}
