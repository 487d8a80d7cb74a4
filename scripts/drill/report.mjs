/** @typedef {import('./run.mjs').Result} Result */

/** A fault that an operator sees later is a failure of the drill, ms. */
const SEEN_MS = 30_000;
const heads = [
  ...['fault', 'requests', 'refused', 'cut', 'orders', 'lost', 'doubled', 'wrongly stopped'],
  ...['seen after s', 's until ready', 'seen in /metrics'],
];

/** The table of a drill, in Markdown. @param {readonly Result[]} results */
export const table = (results) =>
  [heads, heads.map(() => '---'), ...results.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param {Result} result @returns {string[]} */
function cellsOf(result) {
  const { fault, skipped, broken, requests, refused, cut, orders, lost, doubled, stopped } = result;
  const { seenMs, seenAt, readyMs, seen } = result;
  const why = skipped === undefined ? broken && 'did not end' : `skipped: ${skipped}`;
  if (why !== undefined) return [fault, ...heads.slice(2).map(() => '–'), why];
  const counts = [requests, refused, cut, orders, lost.length, doubled.length, stopped.length].map(String);
  return [fault, ...counts, `${seconds(seenMs)}, ${seenAt}`, seconds(readyMs), seen.join('; ')];
}

/** @param {number} ms */
const seconds = (ms) => (ms / 1000).toFixed(1);

/** Reasons why a drill has failed; empty when it has passed. @param {readonly Result[]} results @returns {string[]} */
export const failuresOf = (results) =>
  results.flatMap(({ name, lost, doubled, stopped, broken, seenMs, planned }) => [
    ...(broken === undefined ? [] : [`${name}: did not end: ${broken}`]),
    ...lost.map((one) => `${name}: lost: ${one}`),
    ...doubled.map((one) => `${name}: doubled: ${one}`),
    ...stopped.map((one) => `${name}: wrongly stopped: ${one}`),
    ...(seenMs > SEEN_MS && !planned
      ? [`${name}: seen after ${seconds(seenMs)} s, more than ${seconds(SEEN_MS)}`]
      : []),
  ]);
