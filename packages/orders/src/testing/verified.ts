import type { Verified } from '../audit/verified.ts';
import { verifyAudit } from '../audit/verify.ts';
import type { TestDatabase } from './database.ts';
import { withClient } from './server.ts';

/** What `audit:verify` finds in the database of a test, without heads outside. */
export const verifiedOf = (db: TestDatabase): Promise<Verified> => withClient(db.url, (client) => verifyAudit(client));
