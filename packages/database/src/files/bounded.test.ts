import { execFileSync } from 'node:child_process';
import { scrypt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { keyringOf } from '@beian/testing/file-stores';
import { afterAll, expect, test } from 'vitest';
import { FilesAway } from './away.ts';
import { boundFileStore, folderLimits } from './bounded.ts';
import { storedFilePath } from './layout.ts';
import { createFileStore } from './store.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'beian-bounded-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A stored file whose reading blocks a thread until somebody writes into it, as on a volume that hangs. */
function hangingFile(nth: number): string {
  const name = String(nth).padStart(32, '0');
  const file = storedFilePath(dir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  execFileSync('mkfifo', [file]);
  return name;
}

test('calls on a volume that hangs end in time, keep no thread of others, and later ones are refused at once', async () => {
  const folder = createFileStore(dir, keyringOf('k1'));
  const store = boundFileStore(folder, { places: 2, waitMs: 10_000, callMs: 100, msPerMib: 0 });
  const whole = await folder.put(Buffer.from('whole'));
  const names = [hangingFile(1), hangingFile(2)];
  for (const one of await Promise.allSettled(names.map((name) => store.get(name))))
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(FilesAway) });
  // All places are kept: not even a wait.
  const asked = performance.now();
  await expect(store.get(whole)).rejects.toThrow(FilesAway);
  await expect(store.spool()).rejects.toThrow(FilesAway);
  expect(performance.now() - asked).toBeLessThan(10_000);
  // Hashing needs a thread, too.
  expect(await promisify(scrypt)('secret', 'salt', 16)).toHaveLength(16);

  for (const name of names) writeFileSync(storedFilePath(dir, name), 'x');
  await expect.poll(() => store.get(whole).catch(() => undefined)).toEqual(Buffer.from('whole'));
  await expect.poll(() => store.fault()).toBeUndefined();
});

test('three stores of a process leave threads to everything else', () => {
  expect([4, 8, 16].map((threads) => folderLimits(threads).places)).toEqual([1, 2, 4]);
});
