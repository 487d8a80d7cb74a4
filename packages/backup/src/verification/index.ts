export { formatFindings, type VerifyOptions, verifyRestore } from './verify-restore.ts';
