import { DatabaseUnavailable } from './connections.ts';

/** Why something cannot be done for now, by nobody's mistake: the database does not answer in time, or there is no space left. */
export type Unavailable = 'DATABASE_AWAY' | 'DISK_FULL';

/** No space left: PostgreSQL's disk_full, and the system's. */
const diskFullCodes: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/**
 * What PostgreSQL says when it takes nobody, starts or ends, or has ended a statement or a session of ours by a time limit: connection exceptions,
 * insufficient resources, operator intervention, lock_not_available, idle_in_transaction_session_timeout.
 */
const unavailableSqlStates = /^(?:08...|53...|57...|55P03|25P03)$/;

/** Whether an error, or one that it wraps, is of that kind; undefined: it is about something else. */
export function unavailabilityOf(error: unknown): Unavailable | undefined {
  let found: Unavailable | undefined;
  for (let [one, depth] = [error, 0]; one instanceof Error && depth < 5; [one, depth] = [one.cause, depth + 1]) {
    const { code } = one as { code?: unknown };
    if (diskFullCodes.has(code)) return 'DISK_FULL';
    if (one instanceof DatabaseUnavailable || (typeof code === 'string' && unavailableSqlStates.test(code)))
      found = 'DATABASE_AWAY';
  }
  return found;
}
