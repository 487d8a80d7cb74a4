import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateKey, readKeysFile, updateKeysFile } from './keys-file.ts';
import { loadKeyring } from './load-keyring.ts';
import { createKeyring, hashWithoutKeyId, sealingKeyIdOf } from './seal.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const setOf = (id: string) => ({ current: id, keys: { [id]: generateKey() } });
const ring = createKeyring({ sealing: setOf('k1'), hash: setOf('h1') });

describe('a sealed value', () => {
  it('opens only with its aad, and not when a bit has changed (ASVS 9.1.1, 11.3.2)', () => {
    const sealed = ring.seal('notes.body:1', '样例');
    expect(ring.unseal('notes.body:1', sealed).toString()).toBe('样例');
    expect(() => ring.unseal('notes.body:2', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => ring.unseal('notes.body:1', changed), `byte ${at}`).toThrow();
    }
    for (const length of [0, 1, 2, 5, sealed.length - 1])
      expect(() => ring.unseal('notes.body:1', sealed.subarray(0, length)), `${length} bytes`).toThrow();
  });

  it('names no algorithm: its first byte is the only version, and keys come from the file (ASVS 9.1.2, 9.1.3)', () => {
    const sealed = ring.seal('x', 'value');
    for (const version of [0, 2, 255]) {
      const other = Buffer.from(sealed);
      other[0] = version;
      expect(sealingKeyIdOf(other)).toBeUndefined();
      expect(() => ring.unseal('x', other)).toThrow('unknown key');
    }
    const foreign = createKeyring({ sealing: setOf('k1'), hash: setOf('h1') });
    expect(() => ring.unseal('x', foreign.seal('x', 'value'))).toThrow();
  });

  it('differs every time, and hashes are 256 bits that need the key (ASVS 11.4.3)', () => {
    expect(new Set(Array.from({ length: 200 }, () => ring.seal('x', 'value').toString('hex'))).size).toBe(200);
    const hash = ring.searchHash('idNumber', '1');
    expect(hash).toMatch(/^h1\.[0-9a-f]{64}$/);
    expect(ring.searchHash('mobile', '1')).not.toBe(hash);
    expect(createKeyring({ sealing: setOf('k1'), hash: setOf('h1') }).searchHash('idNumber', '1')).not.toBe(hash);
    expect(ring.isHashOf('idNumber', '1', hash)).toBe(true);
    expect(ring.isHashOf('idNumber', '2', hash)).toBe(false);
  });
});

describe('the keys file', () => {
  it('holds keys of 256 random bits, and shorter ones are refused without showing a key (ASVS 11.2.3, 11.5.1)', () => {
    const keys = Array.from({ length: 100 }, generateKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(Buffer.from(key, 'base64')).toHaveLength(32);
    const file = path.join(folder, 'short.json');
    const short = randomBytes(16).toString('base64');
    writeFileSync(file, JSON.stringify({ sealing: { current: 'k1', keys: { k1: short } }, hash: setOf('h1') }));
    expect(() => readKeysFile(file)).toThrow('must be 32 bytes in base64');
    expect(() => readKeysFile(file)).not.toThrow(short);
    writeFileSync(file, JSON.stringify({ sealing: { ...setOf('k1'), current: 'k2' }, hash: setOf('h1') }));
    expect(() => readKeysFile(file)).toThrow('current names no key');
    writeFileSync(file, '{');
    expect(() => readKeysFile(file)).toThrow('is no JSON');
    expect(() => readKeysFile(path.join(folder, 'none.json'))).toThrow('cannot read');
  });

  it('an old file with one hash key without id can be read, and its hashes stay valid', () => {
    const file = path.join(folder, 'before.json');
    const hash = generateKey();
    writeFileSync(file, JSON.stringify({ sealing: setOf('k1'), hash, session: generateKey() }));
    const before = loadKeyring(file);
    expect(before.searchHash('mobile', '1')).toMatch(/^[0-9a-f]{64}$/);
    updateKeysFile(file, (keys) => ({
      ...keys,
      hash: { current: 'h1', keys: { ...keys.hash.keys, h1: generateKey() } },
    }));
    const after = loadKeyring(file);
    expect(after.searchHashes('mobile', '1')).toEqual([
      expect.stringMatching(/^h1\./),
      before.searchHash('mobile', '1'),
    ]);
    expect(hashWithoutKeyId('ab')).toBe('ab');
  });

  it('a file that becomes invalid while a program runs does not affect it', () => {
    const file = path.join(folder, 'running.json');
    writeFileSync(file, JSON.stringify({ sealing: setOf('k1'), hash: setOf('h1') }));
    const running = loadKeyring(file);
    const sealed = running.seal('x', 'value');
    writeFileSync(file, '{');
    expect(() =>
      running.unseal('x', Buffer.concat([Buffer.from([1, 2]), Buffer.from('k2'), sealed.subarray(4)])),
    ).toThrow('unknown key');
    expect(running.unseal('x', sealed).toString()).toBe('value');
  });
});
