import { sql } from 'drizzle-orm';
import type { Write } from './write.ts';

/** A lease lasts five minutes after its last heartbeat (life-cycle.md, States). */
export const leaseMinutes = 5;
export const leaseEnd = sql`app.now() + ${leaseMinutes} * interval '1 minute'`;

/** Takes the lease with a fencing token that is greater than every one before it. */
export const claim: Write = async ({ hand, actor }) => ({
  set: {
    leaseHolder: actor.id,
    leaseHolderName: actor.name,
    leaseToken: BigInt(hand.row.leaseToken) + 1n,
    leaseUntil: leaseEnd as unknown as string,
  },
});
