export { type CreatedBackup, type CreateOptions, createBackup } from './create-backup.ts';
