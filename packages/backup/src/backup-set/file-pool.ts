import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { storedFileNames, storedFilePath } from '@beian/database/files';
import { sealingKeyIdOf } from '@beian/database/sealing';
import pLimit from 'p-limit';
import { type BackupFile, syncToDisk, writeDurably } from './manifest.ts';

/** Files copied at a time: enough to keep a disk busy, while programs use it, too. */
const PARALLEL = 8;
/** Enough for the head of any sealed file, which names its key. */
const HEAD_BYTES = 64;

/**
 * The stored files of all backups of a set, each once: `files/ab/cd/NAME.KEY`. A stored file changes only when it is
 * sealed under another key, so name and key say what it holds, and the next backup copies what is new.
 */
export interface FilePool {
  /** Copies all files of a store that the pool lacks; returns how many were copied and their bytes. */
  copyAll(filesDir: string): Promise<Copied>;
  /** The file in the pool under the key that it has in the store now, copied if it is missing there; undefined: neither has it. */
  take(filesDir: string, name: string): Promise<BackupFile | undefined>;
  /** Where a file of the pool lies. */
  pathOf(file: Pick<BackupFile, 'name' | 'keyId'>): string;
  /** Deletes what is in no list of `kept` (`NAME KEY`), and partial files; returns how many files. */
  removeOthers(kept: ReadonlySet<string>): Promise<number>;
}

export interface Copied {
  readonly files: number;
  readonly bytes: number;
}

export const poolKey = ({ name, keyId }: Pick<BackupFile, 'name' | 'keyId'>): string => `${name} ${keyId}`;

export function openFilePool(set: string): FilePool {
  const dir = path.join(set, 'files');
  const pathOf: FilePool['pathOf'] = ({ name, keyId }) => `${storedFilePath(dir, name)}.${keyId}`;

  /** Undefined: the store has no such file, or none that a program of ours sealed. */
  async function copy(filesDir: string, name: string): Promise<(BackupFile & { isNew: boolean }) | undefined> {
    const source = storedFilePath(filesDir, name);
    const keyId = await readKeyId(source);
    if (keyId === undefined) return undefined;
    const held = await sizeOf(pathOf({ name, keyId }));
    if (held !== undefined) return { name, keyId, bytes: held, isNew: false };
    const bytes = await readFile(source).catch(ignoreMissing);
    if (bytes === undefined) return undefined;
    // A rotation may have sealed it again since its head was read.
    const file = { name, keyId: sealingKeyIdOf(bytes) ?? keyId, bytes: bytes.length };
    const to = pathOf(file);
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    const part = `${to}.part`;
    await rm(part, { force: true });
    await writeDurably(part, bytes);
    await rename(part, to);
    await syncToDisk(path.dirname(to));
    return { ...file, isNew: true };
  }

  return {
    pathOf,
    async copyAll(filesDir) {
      const limit = pLimit(PARALLEL);
      const copied = { files: 0, bytes: 0 };
      let batch: Promise<void>[] = [];
      for await (const name of storedFileNames(filesDir)) {
        batch.push(
          limit(async () => {
            const file = await copy(filesDir, name);
            if (file?.isNew !== true) return;
            copied.files += 1;
            copied.bytes += file.bytes;
          }),
        );
        if (batch.length < 1000) continue;
        await Promise.all(batch);
        batch = [];
      }
      await Promise.all(batch);
      return copied;
    },
    async take(filesDir, name) {
      const file = await copy(filesDir, name);
      if (file !== undefined) return { name, keyId: file.keyId, bytes: file.bytes };
      for (const keyId of await heldKeys(dir, name)) {
        const bytes = await sizeOf(pathOf({ name, keyId }));
        if (bytes !== undefined) return { name, keyId, bytes };
      }
      return undefined;
    },
    async removeOthers(kept) {
      let removed = 0;
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])) {
        if (!entry.isFile()) continue;
        const [name = '', keyId = '', part] = entry.name.split('.');
        if (part === undefined && kept.has(poolKey({ name, keyId }))) continue;
        await rm(path.join(entry.parentPath, entry.name), { force: true });
        if (part === undefined) removed += 1;
      }
      return removed;
    },
  };
}

/** Keys under which the pool holds a file. */
async function heldKeys(dir: string, name: string): Promise<string[]> {
  const names = await readdir(path.dirname(storedFilePath(dir, name))).catch(() => []);
  return names.flatMap((one) => (one.startsWith(`${name}.`) && !one.endsWith('.part') ? [one.slice(33)] : []));
}

/** Undefined: there is no such file, or its head is damaged. */
async function readKeyId(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r').catch(ignoreMissing);
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return sealingKeyIdOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

const sizeOf = async (file: string): Promise<number | undefined> => (await stat(file).catch(ignoreMissing))?.size;

function ignoreMissing(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  return undefined;
}
