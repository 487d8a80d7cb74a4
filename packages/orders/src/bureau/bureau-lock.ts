import type pg from 'pg';
import { acquireClient, releaseClient } from '../connections.ts';
import type { AppContext } from '../context.ts';

/** The session that holds the locks of a house, while there are any, and what they are on. */
interface BureauLocks {
  session: Promise<pg.PoolClient> | undefined;
  readonly heldNames: Set<string>;
}
const locksOf = new WeakMap<AppContext, BureauLocks>();

/**
 * One call in flight per connection: runs `work` alone, or not at all (false) when somebody else is at it, in this process or
 * another. One session of the database holds all the locks of a house, however many bureaus it waits for; a dead worker's end
 * with it. `what`: a bureau's id, or that and a word.
 */
export async function withBureauLock(ctx: AppContext, lockName: string, work: () => Promise<void>): Promise<boolean> {
  const locks: BureauLocks = locksOf.get(ctx) ?? { session: undefined, heldNames: new Set() };
  locksOf.set(ctx, locks);
  // A session may take its own lock again: within the house the set decides.
  if (locks.heldNames.has(lockName)) return false;
  locks.heldNames.add(lockName);
  locks.session ??= acquireClient(ctx.pool);
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
        // The session is gone, and the lock with it.
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

async function tryLock(locks: BureauLocks, session: Promise<pg.PoolClient>, lockName: string): Promise<boolean> {
  const rows = await queryOnSession(
    locks,
    session,
    `/* aloneOnBureau */ select pg_try_advisory_lock(hashtextextended('bureau:' || $1, 0)) as mine`,
    lockName,
  );
  return rows[0]?.mine === true;
}

/** A session that fails is given up: the next who asks gets another. */
async function queryOnSession(
  locks: BureauLocks,
  session: Promise<pg.PoolClient>,
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
