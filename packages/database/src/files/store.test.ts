import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createKeyring } from '../sealing/seal.ts';
import { createFileStore } from './store.ts';
import { UnreadableFile } from './unreadable.ts';

const key = () => randomBytes(32).toString('base64');
const keys = createKeyring({
  sealing: { current: 'k1', keys: { k1: key() } },
  hash: { current: 'h1', keys: { h1: key() } },
});
const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-store-'));
const dir = path.join(folder, 'files');
mkdirSync(dir);
const store = createFileStore(dir, keys);
const at = (name: string) => path.join(dir, name.slice(0, 2), name.slice(2, 4), name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('returns what was stored, under a random name, and keeps no plaintext on disk', async () => {
  const bytes = Buffer.from('a canary that no disk may hold');
  const [name, again] = [await store.put(bytes), await store.put(bytes)];
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(again).not.toBe(name);
  expect(await store.get(name)).toEqual(bytes);
  expect(readFileSync(at(name)).includes('canary')).toBe(false);
  expect(statSync(at(name)).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(at(name))).mode & 0o777).toBe(0o700);
  expect(readdirSync(dir, { recursive: true }).filter((file) => String(file).endsWith('.part'))).toEqual([]);
});

it('does not open a ciphertext that was moved to another name or changed', async () => {
  const [one, two] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('two'))];
  writeFileSync(at(two), readFileSync(at(one)));
  await expect(store.get(two)).rejects.toThrow(UnreadableFile);
  const damaged = readFileSync(at(one));
  damaged.writeUInt8(damaged.readUInt8(damaged.length - 1) ^ 1, damaged.length - 1);
  chmodSync(at(one), 0o600);
  writeFileSync(at(one), damaged);
  await expect(store.get(one)).rejects.toThrow(UnreadableFile);
  await expect(store.get('0'.repeat(32))).rejects.toThrow(UnreadableFile);
});

it('refuses names that it has not generated', async () => {
  for (const name of ['../../keys.json', '', '..', 'a'.repeat(31), `${'a'.repeat(32)}/..`, 'A'.repeat(32)]) {
    await expect(store.get(name)).rejects.toThrow();
    await expect(store.delete(name)).rejects.toThrow('no name');
  }
});

it('names every stored file with the key that it is under, also after it was sealed anew', async () => {
  const [k1, k2, h1] = [key(), key(), key()];
  const keyringOf = (current: 'k1' | 'k2') =>
    createKeyring({ sealing: { current, keys: { k1, k2 } }, hash: { current: 'h1', keys: { h1 } } });
  const own = path.join(folder, 'keyed');
  mkdirSync(own);
  const [old, renewed] = [createFileStore(own, keyringOf('k1')), createFileStore(own, keyringOf('k2'))];
  const [left, sealedAnew] = [await old.put(Buffer.from('left')), await old.put(Buffer.from('anew'))];
  await renewed.reseal(sealedAnew);
  const found: Record<string, string | undefined> = {};
  for await (const { name, keyId } of renewed.keyIds()) found[name] = keyId;
  expect(found).toEqual({
    [left]: 'k1',
    [sealedAnew]: 'k2',
  });
});

it('deletes a file, and deleting it again does nothing', async () => {
  const name = await store.put(Buffer.from('gone'));
  await store.delete(name);
  await store.delete(name);
  await expect(store.get(name)).rejects.toThrow();
});
