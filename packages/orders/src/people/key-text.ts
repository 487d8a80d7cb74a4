import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { KeyKind } from '@beian/domain';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM = 32;
const CHECK = 6;

/** CRC-32 of what stands before it, as six characters of base62: a scanner knows a real key without asking us. */
function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let at = 0; at < CHECK; at += 1) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** `bd_live_` or `bd_test_`, 32 random characters of base62 (190 bits), and six that check them. */
export function newPartnerKey(kind: KeyKind = 'live'): string {
  const body = `bd_${kind}_${Array.from({ length: RANDOM }, () => alphabet[randomInt(62)]).join('')}`;
  return `${body}${checksumOf(body)}`;
}

/** Keys made before November 2026 end in no checksum; they are 43 characters of base64url and hold until they are replaced. */
const LEGACY_FORM = /^bd_live_[\w-]{43}$/;
const FORM = /^(bd_(?:live|test)_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** Whether it can be a key at all: what is mistyped or made up is told without asking the database. */
export function isPartnerKey(text: string): boolean {
  const [, body, check] = FORM.exec(text) ?? [];
  return body === undefined ? LEGACY_FORM.test(text) : checksumOf(body) === check;
}

/** What people recognise a key by; opens nothing. */
export const keyPrefixOf = (key: string): string => key.slice(0, 'bd_live_'.length + 4);
