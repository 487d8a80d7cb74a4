import type { FileStore } from '@beian/database/files';

export interface RenewedFiles {
  readonly seen: number;
  readonly changed: number;
  readonly stuck: readonly string[];
}

/** Seals files again that are under another key than `current`. */
export async function renewFiles(
  files: FileStore,
  current: string,
  onProgress: (changed: number) => void,
): Promise<RenewedFiles> {
  const stuck: string[] = [];
  let [seen, changed] = [0, 0];
  for await (const { name, keyId } of files.keyIds()) {
    seen += 1;
    if (keyId === current) continue;
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
