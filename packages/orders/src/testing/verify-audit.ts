import type { VerificationResult } from '../audit/verification-result.ts';
import { verifyAudit } from '../audit/verify.ts';
import type { TestDatabase } from './database.ts';
import { withClient } from './server.ts';

/** The result of `audit:verify` for a test's database, without heads outside. */
export const verifyTestAudit = (db: TestDatabase): Promise<VerificationResult> =>
  withClient(db.url, (client) => verifyAudit(client));
