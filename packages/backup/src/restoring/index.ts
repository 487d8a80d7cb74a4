export { maintenanceUrl } from './refusals.ts';
export { type RestoredBackup, type RestoreOptions, restoreBackup } from './restore-backup.ts';
export { type RestoredFiles, restoreFiles } from './restore-files.ts';
