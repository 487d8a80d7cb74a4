// A Redis of a run's own: on loopback, in memory alone. What it holds is never the truth, so it writes nothing down.
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { run } from './run.mjs';

/** @typedef {Awaited<ReturnType<typeof startRedis>>} Redis */

/**
 * Starts Debian's redis-server, which ends with this process.
 * @param {number} [port] a free one where it is left out
 * @throws {Failure} where the program is missing or does not answer
 */
export async function startRedis(port) {
  const own = port ?? (await freePort());
  const cli = (/** @type {string[]} */ ...words) => run('redis-cli', ['-h', '127.0.0.1', '-p', String(own), ...words]);
  const server = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(own),
    '--save',
    '',
    '--appendonly',
    'no',
    '--daemonize',
    'yes',
  ];
  // Named for a policy of the queue's library: jobs must not be evicted.
  const { code, output } = await run('redis-server', [...server, '--maxmemory-policy', 'noeviction'], { cwd: '/' });
  if (code !== 0) throw new Failure('redis-server does not start; it is the Debian package redis-server:', output);
  const pid = await pidOf(cli);
  const ending = onExit(() => kill(pid));
  return {
    url: `redis://127.0.0.1:${own}`,
    port: own,
    /** Everything in it is gone. */
    flush: async () => {
      const answer = await cli('flushall');
      if (answer.stdout.trim() !== 'OK') throw new Failure('redis-cli flushall failed:', answer.output);
    },
    /** SIGKILL: gone, with all that was in it. */
    stop: () => {
      ending.forget();
      kill(pid);
    },
  };
}

/**
 * Redis goes into the background before it listens: it is asked until it answers.
 * @param {(...words: string[]) => Promise<{ stdout: string, output: string }>} cli
 */
async function pidOf(cli) {
  for (let left = 100; left > 0; left--) {
    const pid = /^process_id:(\d+)/m.exec((await cli('info', 'server')).stdout)?.[1];
    if (pid !== undefined) return Number(pid);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Failure('redis-server does not answer within 5 s.');
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
