import { sql } from 'drizzle-orm';
import type { EventWrite } from '../event/write.ts';

/** A lease ends five minutes after its last heartbeat (docs/spec/life-cycle.md L-states). */
export const leaseMinutes = 5;
const leaseEndSql = sql<string>`app.now() + ${leaseMinutes} * interval '1 minute'`;

/** Takes the lease with a fencing token greater than all earlier ones. */
export const claim: EventWrite = async ({ loaded, actor }) => ({
  set: {
    leaseHolder: actor.id,
    leaseHolderName: actor.name,
    leaseToken: BigInt(loaded.row.leaseToken) + 1n,
    leaseUntil: leaseEndSql,
  },
});
