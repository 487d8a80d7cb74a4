import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openContext } from '../context/context.ts';
import { createKeyring } from '../sealing/seal.ts';
import { checkFilesDir, FilesDirHangs } from './folder.ts';
import { INSTALLATION_FILE } from './layout.ts';
import { createFileStore } from './store.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = Buffer.alloc(32, 1).toString('base64');
const keys = { sealing: { current: 'k1', keys: { k1: key } }, hash: { current: 'h1', keys: { h1: key } } };

/** Root can write everywhere, so the test drops to an ordinary user. */
async function asOrdinaryUser(act: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

it('a program does not open its database when FILES_DIR is missing, and does not create the folder', async () => {
  const keysFile = path.join(folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify(keys));
  const filesDir = path.join(folder, 'not-mounted');
  // Nothing listens on port 1: if the check of the folder came later, the error would be about the database.
  const opened = openContext({ databaseUrl: 'postgres://app@127.0.0.1:1/beian', keysFile, filesDir });
  await expect(opened).rejects.toThrow(`FILES_DIR: there is no folder ${filesDir}. Mount the volume`);
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

it('a file and a folder without write permission are refused as FILES_DIR', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  await expect(checkFilesDir(file)).rejects.toThrow(`FILES_DIR: ${file} is no folder.`);
  const shut = path.join(folder, 'shut');
  mkdirSync(shut);
  chmodSync(folder, 0o755);
  chmodSync(shut, 0o555);
  await asOrdinaryUser(() =>
    expect(checkFilesDir(shut)).rejects.toThrow(
      `FILES_DIR: ${shut} cannot be written to (EACCES). Give it to the user`,
    ),
  );
});

it('a writable folder is accepted and left empty', async () => {
  const open = path.join(folder, 'open');
  mkdirSync(open);
  await checkFilesDir(open);
  expect(readdirSync(open)).toEqual([]);
});

it('a folder that does not answer ends the start in time, with a sentence, and blocks nothing else', async () => {
  const hangs = path.join(folder, 'hangs');
  mkdirSync(hangs);
  // Reading it waits for somebody who writes, as on a volume that hangs.
  const mark = path.join(hangs, INSTALLATION_FILE);
  execFileSync('mkfifo', [mark]);
  await expect(checkFilesDir(hangs, 100)).rejects.toThrow(
    new FilesDirHangs(
      `FILES_DIR: ${hangs} does not answer within 0.1 s: its volume hangs. Look at its mount, and at the server behind it.`,
    ),
  );
  writeFileSync(mark, '');
});

it('a folder that disappears while the program runs is not created again by the next file', async () => {
  const gone = path.join(folder, 'gone');
  const store = createFileStore(gone, createKeyring(keys));
  await expect(store.put(Buffer.from('bytes'))).rejects.toThrow('ENOENT');
  expect(readdirSync(folder)).not.toContain('gone');
});
