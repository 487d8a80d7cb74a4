// What an operator reads on the metrics ports of the processes.

/** Longest wait for a page, ms: reading the installation may take 3 s of it. */
const PAGE_MS = 8000;

/** @typedef {import('../rolling/installation.mjs').ProcessName} ProcessName */
/** @typedef {number | 'no answer' | 'none'} Value the sum of the samples; no answer of the process; no such sample on its page */
/**
 * @typedef {object} Watched
 * @property {ProcessName} at
 * @property {string} metric
 * @property {string} [label] as on the page, `fault="FILES_FULL"`; unset: all samples
 */

/** @param {number | undefined} port @param {Watched} watched @returns {Promise<Value>} */
export async function readMetric(port, { metric, label = '' }) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(PAGE_MS) });
    const values = (await answer.text())
      .split('\n')
      .filter((line) => [' ', '{'].includes(line.slice(metric.length, metric.length + 1)))
      .filter((line) => line.startsWith(metric) && line.includes(label))
      .map((line) => Number(line.slice(line.lastIndexOf(' '))));
    return values.length === 0 ? 'none' : values.reduce((sum, value) => sum + value, 0);
  } catch {
    return 'no answer';
  }
}

/** @param {Watched} watched @param {readonly Value[]} values before, during, after */
export const describeValues = ({ at, metric, label }, values) =>
  `\`${metric}${label ? `{${label}}` : ''}\` of ${at}: ${values.map((value) => (metric.includes('_seconds') && typeof value === 'number' ? `${Math.round(value)} s` : shown(value))).join(' → ')}`;

/** @param {Value} value */
const shown = (value) =>
  typeof value === 'number' && value >= 1024 ** 2
    ? `${Math.round(value / 1024 ** 2)} MiB`
    : typeof value === 'number'
      ? String(Math.round(value * 100) / 100)
      : value;
