export { keptReleases, type MigratedRelease, migrateRelease } from './restore-release.ts';
