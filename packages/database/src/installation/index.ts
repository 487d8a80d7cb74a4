export { ForeignPart, type InstallationParts, joinInstallation } from './join-installation.ts';
export { findForeignKeys, noteKeys, readInstallation } from './key-checks.ts';
