import type pg from 'pg';
import { connected, release } from '../connections.ts';
import type { AppContext } from '../context.ts';

/** The session that holds the locks of a house, while there are any, and what they are on. */
interface Locks {
  session: Promise<pg.PoolClient> | undefined;
  readonly held: Set<string>;
}
const locksOf = new WeakMap<AppContext, Locks>();

/**
 * One call in flight per connection: runs `work` alone, or not at all (false) when somebody else is at it, in this process or
 * another. One session of the database holds all the locks of a house, however many bureaus it waits for; a dead worker's end
 * with it. `what`: a bureau's id, or that and a word.
 */
export async function aloneOnBureau(ctx: AppContext, what: string, work: () => Promise<void>): Promise<boolean> {
  const locks: Locks = locksOf.get(ctx) ?? { session: undefined, held: new Set() };
  locksOf.set(ctx, locks);
  // A session may take its own lock again: within the house the set decides.
  if (locks.held.has(what)) return false;
  locks.held.add(what);
  locks.session ??= connected(ctx.pool);
  const { session } = locks;
  try {
    if (!(await takeLock(locks, session, what))) return false;
    try {
      await work();
    } finally {
      await onSession(locks, session, `select pg_advisory_unlock(hashtextextended('bureau:' || $1, 0))`, what).catch(
        // The session is gone, and the lock with it.
        () => undefined,
      );
    }
    return true;
  } finally {
    locks.held.delete(what);
    if (locks.held.size === 0 && locks.session === session) {
      locks.session = undefined;
      session.then(
        (client) => release(client),
        () => undefined,
      );
    }
  }
}

async function takeLock(locks: Locks, session: Promise<pg.PoolClient>, what: string): Promise<boolean> {
  const rows = await onSession(
    locks,
    session,
    `/* aloneOnBureau */ select pg_try_advisory_lock(hashtextextended('bureau:' || $1, 0)) as mine`,
    what,
  );
  return rows[0]?.mine === true;
}

/** A session that fails is given up: the next who asks gets another. */
async function onSession(
  locks: Locks,
  session: Promise<pg.PoolClient>,
  sql: string,
  what: string,
): Promise<{ mine?: boolean }[]> {
  try {
    return (await (await session).query<{ mine?: boolean }>(sql, [what])).rows;
  } catch (error) {
    if (locks.session === session) {
      locks.session = undefined;
      session.then(
        (client) => release(client, true),
        () => undefined,
      );
    }
    throw error;
  }
}
