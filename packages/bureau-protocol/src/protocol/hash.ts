import { createHash, randomInt } from 'node:crypto';
import { encodeGbk } from './gbk.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `randVal`: 20 random letters and digits, new for every call (docs/spec/bureau-interface.md B-3.1). */
export function newRandVal(): string {
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** `pwdHash`: base64 of the MD5 of password + randVal in GBK (docs/spec/bureau-interface.md B-3.1). @throws UnmappableCharacter */
export function passwordHash(password: string, randVal: string): string {
  return md5Base64(encodeGbk(password + randVal));
}

/**
 * The MD5 text of a filing password 备案密码, as a change filing contains it (`ICPmm`): hex of the MD5 of its GBK bytes.
 * @throws UnmappableCharacter
 */
export function filingPasswordText(password: string): string {
  return createHash('md5').update(encodeGbk(password)).digest('hex');
}

/** Base64 of the 16 bytes of the MD5. */
export function md5Base64(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64');
}
