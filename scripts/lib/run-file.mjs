import path from 'node:path';
import { Failure } from './failure.mjs';
import { endProcess, isAlive } from './identity.mjs';
import { takeLock } from './lock.mjs';
import { dataDir } from './paths.mjs';

/** The running start: its launcher, its programs, and their addresses once they are ready. */
const runFile = path.join(dataDir, 'run.json');

/**
 * Takes the start lock of the checkout, and ends processes that a killed start has left.
 * @param {(text: string) => void} say
 * @returns {Promise<import('./lock.mjs').Lock>}
 * @throws {Failure} when another start runs
 */
export async function acquireStartLock(say) {
  const attempt = takeLock(runFile);
  if ('heldBy' in attempt) {
    const { holder, url } = attempt.heldBy;
    const where = typeof url === 'string' ? `at ${url}` : 'and is not ready yet';
    throw new Failure(
      `Another start of this checkout runs already (process ${holder.pid}) ${where}; end it with Ctrl-C, or kill ${holder.pid}.`,
    );
  }
  const alive = attempt.leftovers.filter(isAlive);
  // Programs whose launcher is gone end by themselves; the guard process of PostgreSQL stops the server.
  await Promise.all(alive.map((leftover) => endProcess(leftover)));
  if (alive.length > 0)
    say(`  left by a killed start, ended: ${alive.map(({ name, pid }) => `${name} (${pid})`).join(', ')}`);
  return attempt.lock;
}
