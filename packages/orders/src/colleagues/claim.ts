import { LEASE_MINUTES } from '@beian/domain/order';
import { sql } from 'drizzle-orm';
import type { EventWrite } from '../event/write.ts';
import { makeReadingsUrgent } from '../readings/queue-sql.ts';

const leaseEndSql = sql<string>`app.now() + ${LEASE_MINUTES} * interval '1 minute'`;

/** Takes the lease with a fencing token greater than all earlier ones. Its scans are read first. */
export const claim: EventWrite = async ({ tx, loaded, actor }) => ({
  set: {
    leaseHolder: actor.id,
    leaseHolderName: actor.name,
    leaseToken: BigInt(loaded.row.leaseToken) + 1n,
    leaseUntil: leaseEndSql,
  },
  pendingWrite: makeReadingsUrgent(tx, loaded.row.id),
});
