export { addBackup, type Backup, backupName, findDamage, listBackups, openBackup, prune } from './backup-set.ts';
export type { Copied, FilePool } from './file-pool.ts';
export {
  type BackupFile,
  backupFiles,
  hashFile,
  type Manifest,
  serializeList,
  syncToDisk,
  writeDurably,
} from './manifest.ts';
