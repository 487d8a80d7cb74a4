export type { TrustedHeads, VerificationResult } from './verification-result.ts';
export { verifyAudit, verifyInTransaction } from './verify.ts';
