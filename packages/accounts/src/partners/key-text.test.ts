import { expect, test } from 'vitest';
import { isPartnerKey, keyPrefixOf, newPartnerKey } from './key-text.ts';

test('a key has a prefix for secret scanners and a checksum that mistyped and invented keys fail', () => {
  const key = newPartnerKey();
  expect(key).toMatch(/^bd_live_[0-9A-Za-z]{38}$/);
  expect(newPartnerKey('test')).toMatch(/^bd_test_/);
  expect(isPartnerKey(key)).toBe(true);
  expect(keyPrefixOf(key)).toBe(key.slice(0, 12));
  for (let at = 8; at < key.length; at += 1) {
    const other = key[at] === 'x' ? 'y' : 'x';
    expect(isPartnerKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
  }
  expect(isPartnerKey(key.replace('live', 'test'))).toBe(false);
  expect(isPartnerKey(`${key}a`)).toBe(false);
  expect(isPartnerKey(`bd_live_${'x'.repeat(43)}`)).toBe(true);
});

test('the checksum is as published: CRC-32 of the 40 characters before it, in six digits of base62', () => {
  // From Python: zlib.crc32(b'bd_live_' + b'0' * 32) == 0xf896a454.
  expect(isPartnerKey(`bd_live_${'0'.repeat(32)}4YFVJM`)).toBe(true);
});
