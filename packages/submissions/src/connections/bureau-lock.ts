import { acquireClient, type PooledClient, releaseClient } from '@beian/database/connection';
import type { AppContext } from '@beian/database/transaction';

/** The database session that holds the locks of a context, and the names of the locks. */
interface BureauLocks {
  session: Promise<PooledClient> | undefined;
  readonly heldNames: Set<string>;
}
const locksOf = new WeakMap<AppContext, BureauLocks>();

/**
 * Runs `work` under a lock, so that each connection has one call in flight; returns false without running it if the
 * lock is taken, in this or another process. One database session holds all locks of a context; when a worker dies,
 * its locks end with the session. `lockName`: a bureau's id, optionally with a suffix.
 */
export async function withBureauLock(ctx: AppContext, lockName: string, work: () => Promise<void>): Promise<boolean> {
  const locks: BureauLocks = locksOf.get(ctx) ?? { session: undefined, heldNames: new Set() };
  locksOf.set(ctx, locks);
  // A session can take its own lock twice, so within a process the set of names decides.
  if (locks.heldNames.has(lockName)) return false;
  locks.heldNames.add(lockName);
  locks.session ??= acquireClient(ctx.pools.system);
  const { session } = locks;
  try {
    if (!(await tryLock(locks, session, lockName))) return false;
    try {
      await work();
    } finally {
      await queryOnSession(
        locks,
        session,
        `select pg_advisory_unlock(hashtextextended('bureau:' || $1, 0))`,
        lockName,
      ).catch(
        // The session has ended, and its locks with it.
        () => undefined,
      );
    }
    return true;
  } finally {
    locks.heldNames.delete(lockName);
    if (locks.heldNames.size === 0 && locks.session === session) {
      locks.session = undefined;
      session.then(
        (client) => releaseClient(client),
        () => undefined,
      );
    }
  }
}

async function tryLock(locks: BureauLocks, session: Promise<PooledClient>, lockName: string): Promise<boolean> {
  const rows = await queryOnSession(
    locks,
    session,
    `/* aloneOnBureau */ select pg_try_advisory_lock(hashtextextended('bureau:' || $1, 0)) as mine`,
    lockName,
  );
  return rows[0]?.mine === true;
}

/** A failed session is dropped; the next call opens another. */
async function queryOnSession(
  locks: BureauLocks,
  session: Promise<PooledClient>,
  sql: string,
  lockName: string,
): Promise<{ mine?: boolean }[]> {
  try {
    return (await (await session).query<{ mine?: boolean }>(sql, [lockName])).rows;
  } catch (error) {
    if (locks.session === session) {
      locks.session = undefined;
      session.then(
        (client) => releaseClient(client, true),
        () => undefined,
      );
    }
    throw error;
  }
}
