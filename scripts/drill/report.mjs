/** @typedef {import('./run.mjs').Result} Result */

const heads = ['fault', 'requests', 'refused', 'cut', 'orders', 'lost', 'doubled', 's until ready', 'seen in /metrics'];

/** The table of a drill, in Markdown. @param {readonly Result[]} results */
export const table = (results) =>
  [heads, heads.map(() => '---'), ...results.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param {Result} result @returns {string[]} */
const cellsOf = ({ fault, skipped, requests, refused, cut, orders, lost, doubled, readyMs, seen }) =>
  skipped === undefined
    ? [
        fault,
        ...[requests, refused, cut, orders, lost.length, doubled.length].map(String),
        (readyMs / 1000).toFixed(1),
        seen.join('; '),
      ]
    : [fault, ...heads.slice(2).map(() => '–'), `skipped: ${skipped}`];

/** Reasons why a drill has failed; empty when it has passed. @param {readonly Result[]} results @returns {string[]} */
export const failuresOf = (results) =>
  results.flatMap(({ name, lost, doubled }) => [
    ...lost.map((one) => `${name}: lost: ${one}`),
    ...doubled.map((one) => `${name}: doubled: ${one}`),
  ]);
