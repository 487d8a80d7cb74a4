/**
 * Rounds non-negative parts to whole units so that they add up to the rounded sum: each is rounded down, and missing
 * units go to the largest remainders, earlier parts first. Each error is less than one unit.
 */
export function roundPreservingSum(parts: readonly number[], unit: number): number[] {
  const whole = parts.map((part) => Math.floor(part / unit));
  const sum = Math.round(parts.reduce((all, part) => all + part, 0) / unit);
  const missing = sum - whole.reduce((all, part) => all + part, 0);
  const lost = parts.map((part, place) => ({ place, by: part / unit - (whole[place] ?? 0) }));
  const up = new Set(
    lost
      .sort((a, b) => b.by - a.by || a.place - b.place)
      .slice(0, Math.max(0, missing))
      .map(({ place }) => place),
  );
  return whole.map((part, place) => (up.has(place) ? part + 1 : part));
}
