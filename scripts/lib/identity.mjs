import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Process id with start time, because the id alone may be reused by a later process.
 * @typedef {{ pid: number, started: string }} Identity
 */

/**
 * @param {number} pid
 * @returns {string | undefined} its start time in a form that is only compared; `undefined` when there is no such process
 */
export function processStartOf(pid) {
  if (process.platform !== 'linux') {
    const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  }
  try {
    // The name (field 2) may contain spaces and brackets; the start, in clock ticks since boot, is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @returns {Identity} */
export function currentProcess() {
  return { pid: process.pid, started: processStartOf(process.pid) ?? '' };
}

/** @param {Identity} identity */
export function isAlive({ pid, started }) {
  return processStartOf(pid) === started;
}

/**
 * @param {Identity} identity
 * @param {number} ms
 * @returns {Promise<boolean>} whether it ended within the time
 */
export async function endsWithin(identity, ms) {
  const until = performance.now() + ms;
  while (isAlive(identity)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}

/**
 * Ends a process that is not our child: waits, then sends SIGTERM, then SIGKILL.
 * @param {Identity} identity
 * @param {{ waitMs?: number, termMs?: number }} [times] ms
 */
export async function endProcess(identity, { waitMs = 10_000, termMs = 10_000 } = {}) {
  for (const [signal, ms] of /** @type {const} */ ([
    [undefined, waitMs],
    ['SIGTERM', termMs],
    ['SIGKILL', 2000],
  ])) {
    if (signal && isAlive(identity)) process.kill(identity.pid, signal);
    if (await endsWithin(identity, ms)) return;
  }
}
