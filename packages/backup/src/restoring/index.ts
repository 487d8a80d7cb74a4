export { type RestoredBackup, type RestoreOptions, restoreBackup } from './restore-backup.ts';
