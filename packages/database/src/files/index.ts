export { checkFilesDir, type FileStoreFault, FilesDirFault } from './folder.ts';
export { storedFileNames, storedFilePath } from './layout.ts';
export { type FileSettings, openFileStore } from './open-store.ts';
export type { Spool } from './spool.ts';
export type { FileStore } from './store.ts';
export { UnreadableFile } from './unreadable.ts';
