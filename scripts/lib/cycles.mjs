/**
 * @param {Map<string, Set<string>>} graph who imports whom
 * @returns {string[][]} one shortest round for each knot of nodes that import each other, its first node again at the end
 */
export function cyclesOf(graph) {
  /** @type {string[][]} */
  const found = [];
  /** @type {Set<string>} */
  const told = new Set();
  for (const start of [...graph.keys()].sort()) {
    if (told.has(start)) continue;
    const round = shortestRound(graph, start);
    if (!round) continue;
    for (const node of round) told.add(node);
    found.push(round);
  }
  return found;
}

/**
 * @param {Map<string, Set<string>>} graph
 * @param {string} start
 * @returns {string[] | undefined}
 */
function shortestRound(graph, start) {
  /** @type {Map<string, string>} */
  const cameFrom = new Map();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const round = [start];
        for (let back = node; back !== start; back = cameFrom.get(back) ?? start) round.unshift(back);
        return [start, ...round];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}
