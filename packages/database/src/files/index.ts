export { FilesAway } from './away.ts';
export { checkFilesDir, exitAtStart, type FileStoreFault, FilesDirFault } from './folder.ts';
export { INSTALLATION_FILE, storedFileNames, storedFilePath } from './layout.ts';
export { type FileSettings, openFileStore } from './open-store.ts';
export { isS3Address, readS3Address } from './s3-address.ts';
export type { Spool } from './spool.ts';
export type { FileStore } from './store.ts';
export { isLost, UnreadableFile } from './unreadable.ts';
