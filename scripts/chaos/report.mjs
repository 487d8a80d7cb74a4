import { RECOVERY_TIMEOUT_MS } from './run.mjs';

/** @typedef {import('./run.mjs').Report} Report */

/** Reasons why a run has failed; empty when it has passed. @param {Report} report @returns {string[]} */
export function failuresOf(report) {
  const { lost, duplicated, contradictory, twoOpen, neverFired, slowestMs } = report;
  return [
    ...lost.map((one) => `lost: ${one}`),
    ...duplicated.map((one) => `duplicated: ${one}`),
    ...contradictory.map((one) => `contradictory: ${one}`),
    ...twoOpen.map((one) => `two open changes of one subject: ${one}`),
    ...neverFired.map((one) => `never fired: ${one}`),
    ...(slowestMs > RECOVERY_TIMEOUT_MS ? [`the slowest recovery took ${seconds(slowestMs)}`] : []),
    ...(report.once === report.in ? [] : [`${report.once} of ${report.in} orders are at their bureau exactly once`]),
  ];
}

/** @param {Report} report */
export function table(report) {
  const rows = {
    'orders in': report.in,
    'at the bureau exactly once': report.once,
    lost: report.lost.length,
    duplicated: report.duplicated.length,
    contradictory: report.contradictory.length,
    'two open changes of one subject': report.twoOpen.length,
    'slowest recovery': seconds(report.slowestMs),
  };
  const kinds = report.byKind.map(({ kind, in: all, once }) => `  ${kind.padEnd(32)} ${once} of ${all}`);
  const fired = Object.entries(report.fired).map(([kind, times]) => `  ${kind.padEnd(32)} ${times}`);
  return [
    ...Object.entries(rows).map(([name, value]) => `${name.padEnd(34)} ${value}`),
    'exactly once, by kind',
    ...kinds,
    'faults fired',
    ...fired,
  ].join('\n');
}

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
