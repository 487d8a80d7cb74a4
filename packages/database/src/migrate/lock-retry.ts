import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { errorCode } from '../programs/explain-connection-error.ts';
import { SetupFault } from '../programs/program.ts';

/** How a migration waits for locks that running programs hold, ms. */
export interface LockTimes {
  /**
   * A statement that waits for a lock makes all later ones wait, too: it gives up after this time. That is less than `deadlock_timeout` (1 s), so that of a
   * migration and a request that wait for each other the request goes on.
   */
  readonly timeoutMs: number;
  /** Between two tries, in which the programs go on. */
  readonly pauseMs: number;
  /** After so many tries a person must look. */
  readonly tries: number;
}

/** Two minutes: the programs' transactions end within 35 s, whatever happens (`databaseLimits`). */
export const lockTimes: LockTimes = { timeoutMs: 500, pauseMs: 500, tries: 120 };

/** SQLSTATEs of a statement that did not get its lock: lock_not_available, deadlock_detected. */
const lockRefused: ReadonlySet<string | undefined> = new Set(['55P03', '40P01']);

/** Sets how long each statement of the connection waits for a lock. */
export const setLockTimeout = (client: pg.Client, ms: number) => client.query(`set lock_timeout = ${ms}`);

/**
 * Does the work again while another session holds a lock that it needs. The work is a transaction or a statement of its own.
 * @param what the work in words, as a person reads them
 * @throws SetupFault after the last try
 */
export async function retryForLock<T>(what: string, times: LockTimes, work: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await work();
    } catch (error) {
      if (!lockRefused.has(errorCode(error))) throw error;
      if (nth === times.tries)
        throw new SetupFault(
          `DATABASE_URL: ${what} gave up after ${nth} tries, because another session (a dump, a person's open transaction) holds a lock that it needs; end that session (docs/upgrade.md) and run the migration again.`,
        );
      await wait(times.pauseMs);
    }
  }
}
