/**
 * Parts in whole units that add up to their sum in whole units: each is cut down, and what is missing goes to those that lost most, the
 * earlier first. None is off by as much as a unit. Parts are not negative.
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
