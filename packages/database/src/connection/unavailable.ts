import { FilesAway } from '../files/away.ts';
import { DatabaseUnavailable } from './connections.ts';

/**
 * Why an operation is impossible for now through nobody's mistake: the database or the bucket of files does not answer in
 * time, or the disk is full.
 */
export type Unavailable = 'DATABASE_AWAY' | 'FILES_AWAY' | 'DISK_FULL';

/** PostgreSQL's disk_full and the system's codes. */
const diskFullCodes: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/**
 * SQLSTATEs of a server that refuses connections, starts, shuts down, or has ended a statement or session by a time
 * limit: connection exceptions, insufficient resources, operator intervention, lock_not_available,
 * idle_in_transaction_session_timeout. And of one that ended one of two transactions that waited for each other (deadlock): nothing of it
 * was written, and it can be sent again.
 */
const unavailableSqlStates = /^(?:08...|53...|57...|55P03|25P03|40P01)$/;

/**
 * The kind of unavailability that an error, or an error it wraps (up to 5 levels), stands for; undefined for any other
 * error.
 */
export function unavailabilityOf(error: unknown): Unavailable | undefined {
  let found: Unavailable | undefined;
  for (let [one, depth] = [error, 0]; one instanceof Error && depth < 5; [one, depth] = [one.cause, depth + 1]) {
    const { code } = one as { code?: unknown };
    if (diskFullCodes.has(code)) return 'DISK_FULL';
    if (one instanceof FilesAway) return 'FILES_AWAY';
    if (one instanceof DatabaseUnavailable || (typeof code === 'string' && unavailableSqlStates.test(code)))
      found = 'DATABASE_AWAY';
  }
  return found;
}
