export { type VerifyOptions, verifyRestore } from './verify-restore.ts';
