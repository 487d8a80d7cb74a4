import { type VerificationResult, verifyAudit } from '@beian/audit/verification';

import type { TestDatabase } from '../database/database.ts';
import { withClient } from '../database/server.ts';

/** The result of `audit:verify` for a test's database, without heads outside. */
export const verifyTestAudit = (db: TestDatabase): Promise<VerificationResult> =>
  withClient(db.url, (client) => verifyAudit(client));
