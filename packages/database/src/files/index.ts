export { checkFilesDir, FilesDirFault } from './folder.ts';
export type { Spool } from './spool.ts';
export { createFileStore, type FileStore, isFileName } from './store.ts';
