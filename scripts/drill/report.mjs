/** @typedef {import('./run.mjs').Result} Result */

const heads = ['fault', 'requests', 'refused', 'cut', 'orders', 'lost', 'doubled', 's until ready', 'seen in /metrics'];

/** The table of a drill, in Markdown. @param {readonly Result[]} results */
export const table = (results) =>
  [heads, heads.map(() => '---'), ...results.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param {Result} result @returns {string[]} */
function cellsOf({ fault, skipped, broken, requests, refused, cut, orders, lost, doubled, readyMs, seen }) {
  const why = skipped === undefined ? broken && 'did not end' : `skipped: ${skipped}`;
  if (why !== undefined) return [fault, ...heads.slice(2).map(() => '–'), why];
  const counts = [requests, refused, cut, orders, lost.length, doubled.length].map(String);
  return [fault, ...counts, (readyMs / 1000).toFixed(1), seen.join('; ')];
}

/** Reasons why a drill has failed; empty when it has passed. @param {readonly Result[]} results @returns {string[]} */
export const failuresOf = (results) =>
  results.flatMap(({ name, lost, doubled, broken }) => [
    ...(broken === undefined ? [] : [`${name}: did not end: ${broken}`]),
    ...lost.map((one) => `${name}: lost: ${one}`),
    ...doubled.map((one) => `${name}: doubled: ${one}`),
  ]);
