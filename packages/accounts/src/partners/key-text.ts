import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { KeyKind } from '@beian/domain/partner';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM = 32;
const CHECK = 6;

/** CRC-32 of the preceding text, as six base62 characters, so that a secret scanner recognises a real key offline. */
function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let at = 0; at < CHECK; at += 1) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** `bd_live_` or `bd_test_`, 32 random base62 characters (190 bits), and six characters of checksum. */
export function newPartnerKey(kind: KeyKind = 'live'): string {
  const body = `bd_${kind}_${Array.from({ length: RANDOM }, () => alphabet[randomInt(62)]).join('')}`;
  return `${body}${checksumOf(body)}`;
}

/**
 * Keys made before November 2026 have no checksum: 43 characters of base64url. They are valid until they are
 * replaced.
 */
const LEGACY_FORM = /^bd_live_[\w-]{43}$/;
const FORM = /^(bd_(?:live|test)_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** Whether the text has the form of a key; mistyped text is rejected without a query. */
export function isPartnerKey(text: string): boolean {
  const [, body, check] = FORM.exec(text) ?? [];
  return body === undefined ? LEGACY_FORM.test(text) : checksumOf(body) === check;
}

/** Prefix by which people recognise a key; it cannot be used as a key. */
export const keyPrefixOf = (key: string): string => key.slice(0, 'bd_live_'.length + 4);
