import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type FileStore, isFileName } from '@beian/database/files';
import { sealingKeyIdOf } from '@beian/database/sealing';

/** Enough for the header of any sealed file. */
const HEAD_BYTES = 64;

/** Every stored file of the folder with the id of its key; undefined if it cannot be read. */
export async function* filesWithKeys(dir: string): AsyncGenerator<{ name: string; key: string | undefined }> {
  for (const first of await foldersOf(dir))
    for (const second of await foldersOf(path.join(dir, first)))
      for (const name of await readdir(path.join(dir, first, second)).catch(() => []))
        if (isFileName(name)) yield { name, key: await readKeyId(path.join(dir, first, second, name)) };
}

const foldersOf = async (dir: string): Promise<string[]> =>
  (await readdir(dir).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();

async function readKeyId(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return sealingKeyIdOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

export interface RenewedFiles {
  readonly seen: number;
  readonly changed: number;
  readonly stuck: readonly string[];
}

/** Seals files of the folder again that are under another key than `current`. */
export async function renewFiles(
  dir: string,
  files: FileStore,
  current: string,
  onProgress: (changed: number) => void,
): Promise<RenewedFiles> {
  const stuck: string[] = [];
  let [seen, changed] = [0, 0];
  for await (const { name, key } of filesWithKeys(dir)) {
    seen += 1;
    if (key === current) continue;
    try {
      await files.reseal(name);
      changed += 1;
      onProgress(1);
    } catch {
      stuck.push(`files:${name}`);
    }
  }
  return { seen, changed, stuck };
}
