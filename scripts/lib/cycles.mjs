/**
 * @param {Map<string, Set<string>>} graph which node imports which
 * @returns {string[][]} one shortest cycle for each group of nodes that import each other, with its first node repeated at the end
 */
export function cyclesOf(graph) {
  /** @type {string[][]} */
  const found = [];
  /** @type {Set<string>} */
  const reported = new Set();
  for (const start of [...graph.keys()].sort()) {
    if (reported.has(start)) continue;
    const cycle = shortestCycle(graph, start);
    if (!cycle) continue;
    for (const node of cycle) reported.add(node);
    found.push(cycle);
  }
  return found;
}

/**
 * @param {Map<string, Set<string>>} graph
 * @param {string} start
 * @returns {string[] | undefined}
 */
function shortestCycle(graph, start) {
  /** @type {Map<string, string>} */
  const cameFrom = new Map();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const cycle = [start];
        for (let back = node; back !== start; back = cameFrom.get(back) ?? start) cycle.unshift(back);
        return [start, ...cycle];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}
