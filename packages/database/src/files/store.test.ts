import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keyringOf, testFileStore } from '@beian/testing/file-stores';
import { afterAll, expect, it } from 'vitest';
import { createFileStore } from './store.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'beian-store-'));
const at = (name: string) => path.join(dir, name.slice(0, 2), name.slice(2, 4), name);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

testFileStore(
  (current) => createFileStore(dir, keyringOf(current)),
  () => ({
    read: async (name) => readFileSync(at(name)),
    write: async (name, bytes) => writeFileSync(at(name), bytes),
    all: async () => readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((file) => path.basename(file)),
  }),
);

it('files and folders are open to their owner alone', async () => {
  const name = await createFileStore(dir, keyringOf('k1')).put(Buffer.from('own'));
  expect(statSync(at(name)).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(at(name))).mode & 0o777).toBe(0o700);
});
