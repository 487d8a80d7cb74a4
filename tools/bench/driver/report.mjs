/** @typedef {import('./desk.mjs').Line} Line @typedef {import('./pages.mjs').Pages} Pages */

const columns = [
  'operation',
  'callers',
  'bare/s',
  'desk/s',
  'ratio',
  '(of rounds)',
  'CPU ratio',
  'bare ms (+ pg)',
  'desk ms (+ pg)',
  'bare p50/p95/p99 ms',
  'desk p50/p95/p99 ms',
];
const widths = [46, 7, 8, 8, 6, 12, 9, 14, 14, 21, 24];

/** Formats the rows of the table as text. @param {readonly Line[]} lines @param {boolean} [head] */
export function tableOf(lines, head = true) {
  const ms = (/** @type {Line['bare']} */ { p50, p95, p99 }) =>
    [p50, p95, p99].map((value) => value.toFixed(1)).join(' / ');
  const cpuMs = (/** @type {Line['bare']} */ { cpu }) =>
    [cpu.server, cpu.database].map((value) => value?.toFixed(2) ?? '–').join(' + ');
  const rows = lines.map(({ label, connections, bare, desk, ratio }) => [
    label,
    String(connections),
    bare.rate.toFixed(0),
    desk.rate.toFixed(0),
    ratio.rate.toFixed(2),
    `${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}`,
    ratio.cpu === null ? '–' : ratio.cpu.toFixed(2),
    cpuMs(bare),
    cpuMs(desk),
    ms(bare),
    ms(desk),
  ]);
  return [...(head ? [columns] : []), ...rows]
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' '),
    )
    .join('\n');
}

/** Number of callers at which the goals are compared. */
const GOAL_CALLERS = 16;
/** Goal of answers that a person waits for, p95, ms. */
const GOAL_P95_MS = 300;
/** Goal of a page far into a list, as a multiple of page 1. */
const MAX_DEEP_RATIO = 1.5;

/** Each goal with the measured value. @param {readonly Line[]} lines @param {readonly Pages[]} pages @returns {string[]} */
export function goalsOf(lines, pages) {
  const results = [];
  const verdict = (/** @type {boolean} */ held) => (held ? 'reached ' : 'MISSED  ');
  const cpuMs = (/** @type {Line['bare'] | undefined} */ side) => (side?.cpu.server ?? 0) + (side?.cpu.database ?? 0);
  const empty = cpuMs(lines.find(({ name, connections }) => name === 'empty' && connections === GOAL_CALLERS)?.desk);
  for (const { label, connections, bare, desk, ratio, goal } of lines) {
    if (goal === null || connections !== GOAL_CALLERS) continue;
    results.push(`${verdict(ratio.rate >= goal.rate)} ${label}: ${ratio.rate.toFixed(2)} of bare, goal ${goal.rate}`);
    if (ratio.cpu !== null)
      results.push(`${verdict(ratio.cpu <= goal.cpu)} ${label}: CPU ${ratio.cpu.toFixed(2)} of bare, goal ${goal.cpu}`);
    if (empty === 0) continue;
    // The bare server does not authenticate, so the desk is also compared with the bare server plus the operation `empty`.
    const withEmpty = cpuMs(desk) / (cpuMs(bare) + empty);
    const limit = goal.withEmpty;
    results.push(
      `${limit === undefined ? '        ' : verdict(withEmpty <= limit)} ${label}: CPU ${withEmpty.toFixed(2)} of bare and the empty query together${limit === undefined ? '' : `, limit ${limit}`}`,
    );
  }
  for (const { name, label, connections, desk } of lines)
    if (['next', 'queue'].includes(name))
      results.push(
        `${verdict(desk.p95 <= GOAL_P95_MS)} ${label}, ${connections} callers: p95 ${desk.p95.toFixed(1)} ms, goal ${GOAL_P95_MS} ms`,
      );
  for (const { list, ratio } of pages)
    results.push(
      `${verdict(ratio <= MAX_DEEP_RATIO)} ${list}: a page far in ${ratio.toFixed(2)} × page 1, goal ${MAX_DEEP_RATIO}`,
    );
  return results;
}

/** A loss of speed beside another commit that has to be told, as a share of its rate. */
const TOLD_LOSS = 0.1;

/** Each operation beside the other commit. @param {readonly Line[]} lines @param {string} commit @returns {string[]} */
export const lossesOf = (lines, commit) =>
  lines.flatMap(({ label, connections, desk, against, kept }) => {
    if (against === null || kept === null) return [];
    const ms = (/** @type {Line['desk']} */ { cpu }) => `${cpu.server?.toFixed(2)} + ${cpu.database?.toFixed(2)} ms`;
    const verdict = kept.rate < 1 - TOLD_LOSS ? 'LOSS    ' : 'kept    ';
    return `${verdict} ${label}, ${connections} callers: ${desk.rate.toFixed(0)}/s (${ms(desk)}), ${commit} ${against.rate.toFixed(0)}/s (${ms(against)}): ${kept.rate.toFixed(2)} of its rate, ${kept.least.toFixed(2)}–${kept.most.toFixed(2)}`;
  });
