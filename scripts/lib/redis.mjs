// A Redis for one run: on loopback, in memory only. The database holds the truth, so nothing is written to disk.
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { run } from './run.mjs';

/** @typedef {Awaited<ReturnType<typeof startRedis>>} Redis */

/**
 * Starts Debian's redis-server, which ends with this process.
 * @param {number} [port] default: a free port
 * @param {string} [program] path of another redis-server
 * @throws {Failure} when the program is missing or does not answer
 */
export async function startRedis(port, program = 'redis-server') {
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
  // The queue's library requires this policy: jobs must not be evicted.
  const { code, output } = await run(program, [...server, '--maxmemory-policy', 'noeviction'], { cwd: '/' });
  if (code !== 0) throw new Failure(`${program} does not start; it is the Debian package redis-server:`, output);
  const pid = await pidOf(cli);
  const ending = onExit(() => kill(pid));
  return {
    url: `redis://127.0.0.1:${own}`,
    port: own,
    /** Deletes all data. */
    flush: async () => {
      const answer = await cli('flushall');
      if (answer.stdout.trim() !== 'OK') throw new Failure('redis-cli flushall failed:', answer.output);
    },
    /** It answers nothing until `resume`; connections stay open. */
    pause: () => process.kill(pid, 'SIGSTOP'),
    resume: () => process.kill(pid, 'SIGCONT'),
    /** Ends it by SIGKILL; all data are lost. */
    stop: () => {
      ending.forget();
      kill(pid);
    },
  };
}

/**
 * Redis goes into the background before it listens, so this polls until it answers.
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
    // It has ended already.
  }
}
