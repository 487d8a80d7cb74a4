import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Key and initialization vector (密钥偏移量): 16 ASCII characters each, used as bytes. */
export interface Encryption {
  readonly key: string;
  readonly iv: string;
}

const algorithm = 'aes-128-cbc';

/** AES-128-CBC with PKCS7 padding (docs/spec/bureau-interface.md B-3.2). @throws RangeError when key or vector is not 16 characters */
export function aesEncrypt(bytes: Uint8Array, key: string, iv: string): Buffer {
  const cipher = createCipheriv(algorithm, Buffer.from(key, 'latin1'), Buffer.from(iv, 'latin1'));
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** `aesEncrypt` for bytes in pieces. @throws RangeError as `aesEncrypt` */
export function* aesEncryptPieces(pieces: Iterable<Uint8Array>, key: string, iv: string): Generator<Buffer, void> {
  const cipher = createCipheriv(algorithm, Buffer.from(key, 'latin1'), Buffer.from(iv, 'latin1'));
  for (const piece of pieces) yield cipher.update(piece);
  yield cipher.final();
}

/** The reverse of `aesEncrypt`. @throws when key or vector do not match the bytes */
export function aesDecrypt(bytes: Uint8Array, key: string, iv: string): Buffer {
  const decipher = createDecipheriv(algorithm, Buffer.from(key, 'latin1'), Buffer.from(iv, 'latin1'));
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}
