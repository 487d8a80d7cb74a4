import type { Keyring } from '../sealing/seal.ts';
import { checkFilesDir } from './folder.ts';
import { createFileStore, type FileStore } from './store.ts';

/** Where an installation stores its files. */
export interface FileSettings {
  readonly filesDir: string;
}

/**
 * The file store of an installation; every program opens it here.
 * @throws FilesDirFault
 */
export function openFileStore({ filesDir }: FileSettings, keys: Keyring): FileStore {
  checkFilesDir(filesDir);
  return createFileStore(filesDir, keys);
}
