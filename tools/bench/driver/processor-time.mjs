import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in /proc, the same on every Linux that Node supports. */
const TICKS = 100;

/**
 * Processor time of processes and all their children, ended ones included, seconds. For a server and for PostgreSQL, whose backends
 * are children of one process.
 * @param {readonly number[]} pids
 * @returns {number | null} null where there is no /proc
 */
export function processorTime(pids) {
  if (process.platform !== 'linux') return null;
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (stat === null) continue;
    if (pids.includes(Number(name))) ticks += stat.own + stat.ended;
    else if (pids.includes(stat.parent)) ticks += stat.own;
  }
  return ticks / TICKS;
}

/** @param {string} pid */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold any character; the fields after it begin with the state.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, own: utime + stime, ended: cutime + cstime };
  } catch {
    return null;
  }
}
