/** How often an order of a kind is drawn, by the partner of the demonstration and in a chaos run: mostly changes. */
export const kindWeights = /** @type {Readonly<Record<string, number>>} */ ({
  CHANGE_WEBSITE: 8,
  CHANGE_SUBJECT: 4,
  CHANGE_BOTH: 2,
  CHANGE_ACCESS: 2,
  CANCEL_WEBSITE: 2,
  CANCEL_SUBJECT: 1,
  CANCEL_ACCESS: 1,
  FIRST_FILING: 3,
  NEW_WEBSITE: 3,
  NEW_ACCESS: 1,
});

/**
 * Draws one of the kinds by its weight.
 * @param {readonly string[]} kinds @param {import('./seeded-random.mjs').SeededRandom} random @returns {string}
 */
export const drawKind = (kinds, random) =>
  random.pick(kinds.flatMap((kind) => Array.from({ length: kindWeights[kind] ?? 1 }, () => kind)));
