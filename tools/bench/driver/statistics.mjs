/**
 * Statistics of a run. Times are milliseconds.
 * @typedef {{ server: number | null, database: number | null }} Cpu processor time of a server and of its database; null: unknown
 * @typedef {{ count: number, seconds: number, times: number[], cpu: Cpu }} Round one side in one round: number of answers, duration in
 * seconds, time of each answer, and processor time in seconds
 * @typedef {{ rate: number, p50: number, p95: number, p99: number, cpu: Cpu }} Side answers per second, times, and processor time per
 * answer in ms
 */

/**
 * @param {readonly number[]} sorted ascending
 * @param {number} part 0 to 1
 * @returns {number} the smallest value that at least this part of all values does not exceed; NaN when there are none
 */
export function percentile(sorted, part) {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} values @returns {number} NaN of none */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half)
    ? ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2
    : (sorted[Math.floor(half)] ?? Number.NaN);
}

/** @param {readonly Round[]} rounds @returns {Side} */
export function sumRounds(rounds) {
  const count = rounds.reduce((all, round) => all + round.count, 0);
  const seconds = rounds.reduce((all, round) => all + round.seconds, 0);
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b);
  /** @param {keyof Cpu} whose */
  const each = (whose) => {
    const known = rounds.map((round) => round.cpu[whose]).filter((used) => used !== null);
    return known.length < rounds.length ? null : (known.reduce((all, used) => all + used, 0) * 1000) / count;
  };
  return {
    rate: count / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    cpu: { server: each('server'), database: each('database') },
  };
}

/**
 * Each round measures both sides directly after each other, so other load on the machine affects both: the ratio of a run is the
 * median of the ratios of its rounds.
 * @param {readonly Round[]} bare @param {readonly Round[]} desk round by round
 * @returns {{ rate: number, least: number, most: number, cpu: number | null }} desk divided by bare
 */
export function compareRounds(bare, desk) {
  const rates = desk.map((round, nth) => {
    const other = bare[nth];
    return other === undefined ? Number.NaN : round.count / round.seconds / (other.count / other.seconds);
  });
  const [a, b] = [bare, desk].map((rounds) => {
    const { server, database } = sumRounds(rounds).cpu;
    return server === null || database === null ? Number.NaN : server + database;
  });
  return {
    rate: median(rates),
    least: Math.min(...rates),
    most: Math.max(...rates),
    cpu: a && b ? b / a : null,
  };
}

/**
 * Random numbers that are the same for the same seed (mulberry32).
 * @param {number} seed
 * @returns {() => number} from 0 to below 1
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
