import { unmetSkills } from '../work/skills.ts';
import type { ForecastOrder } from './inputs.ts';
import { HOUR_MS, sum } from './pace.ts';
import { SIMULATION_RUNS, type Team } from './team.ts';

/** Interval at which a pool's progress is computed; between the points it is interpolated linearly. */
const STEP_MS = HOUR_MS / 2;
const never = () => Number.POSITIVE_INFINITY;

export interface QueuedOrder {
  readonly order: ForecastOrder;
  readonly place: number;
  /** Identity of its queue. */
  readonly queue: unknown;
  /**
   * Working milliseconds from now until somebody starts the order at a place, in a simulation run; Infinity: not within
   * the timeline.
   */
  readonly begins: (course: number, place: number) => number;
  readonly perHour: number;
}

/** Pools of the reviewers who can take unassigned orders, by province and kind; earlier orders come first. */
export function buildPools(team: Team, own: readonly number[]) {
  const steps = Math.ceil((team.timeline.days.at(-1)?.to ?? 0) / STEP_MS) + 1;
  const spare = spareCapacity(team, own, steps);
  const groups = new Map<string, Pool>();
  const all: Pool[] = [];
  const bySort = new Map<string, Pool>();
  const poolOf = (order: ForecastOrder): Pool => {
    const sort = `${order.province} ${order.kind}`;
    let pool = bySort.get(sort);
    if (pool !== undefined) return pool;
    const members = team.people.flatMap(({ skills }, nth) => (unmetSkills(skills, order).length === 0 ? [nth] : []));
    const key = members.join();
    pool = groups.get(key);
    if (pool === undefined) {
      const done = new Float64Array(SIMULATION_RUNS * steps);
      for (const nth of members)
        for (let at = 0; at < done.length; at++)
          done[at] = (done[at] as number) + (spare[nth * done.length + at] as number);
      const perHour = sum(members.map((nth) => team.perHour[nth] as number));
      pool = { nth: all.length, members: new Set(members), done, perHour, waiting: 0, shares: [] };
      groups.set(key, pool);
      all.push(pool);
    }
    bySort.set(sort, pool);
    return pool;
  };
  /** Share of another pool's waiting orders that is done by members of this pool. */
  const shareOf = (pool: Pool, other: Pool): number => {
    if (pool === other) return 1;
    let share = pool.shares[other.nth];
    if (share === undefined) {
      const both = sum(
        [...other.members].flatMap((nth) => (pool.members.has(nth) ? [team.perHour[nth] as number] : [])),
      );
      share = other.perHour === 0 ? 0 : both / other.perHour;
      pool.shares[other.nth] = share;
    }
    return share;
  };
  const queue = (order: ForecastOrder): QueuedOrder => {
    const pool = poolOf(order);
    let place = 0;
    for (const other of all) if (other.waiting > 0) place += other.waiting * shareOf(pool, other);
    pool.waiting++;
    const barredAt = order.barred === null ? undefined : team.indexById.get(order.barred);
    const without = barredAt !== undefined && pool.members.has(barredAt) ? (team.perHour[barredAt] as number) : 0;
    const perHour = pool.perHour - without;
    if (pool.members.size === 0 || (barredAt !== undefined && pool.members.has(barredAt) && pool.members.size === 1))
      return { order, place, queue: never, begins: never, perHour: 0 };
    // Reviewers outside this pool do other orders before it meanwhile; the remaining rate is lower by their part.
    const before = perHour > 0 ? (place * pool.perHour) / perHour : place;
    const begins = (course: number, at: number) => poolBegin(pool.done, course * steps, steps, at);
    return { order, place: before, queue: pool, begins, perHour };
  };
  return { queue };
}

interface Pool {
  readonly nth: number;
  readonly members: ReadonlySet<number>;
  /** Per run and step: unassigned orders done. */
  readonly done: Float64Array;
  readonly perHour: number;
  waiting: number;
  /** Indexed by the other pool. */
  readonly shares: number[];
}

/** Per person, run and step: capacity beyond the person's own orders. */
function spareCapacity({ timeline: line, people, rate }: Team, own: readonly number[], steps: number): Float64Array {
  const spare = new Float64Array(people.length * SIMULATION_RUNS * steps);
  for (let person = 0; person < people.length; person++)
    for (let course = 0; course < SIMULATION_RUNS; course++) {
      let done = 0;
      let step = 0;
      const mine = own[person] as number;
      const base = (person * SIMULATION_RUNS + course) * steps;
      for (let day = 0; day < line.days.length; day++) {
        const { from, to } = line.days[day] as { from: number; to: number };
        const speed = rate(person, course, day);
        for (; step < steps && step * STEP_MS <= to; step++)
          spare[base + step] = Math.max(0, done + speed * (step * STEP_MS - from) - mine);
        done += speed * (to - from);
      }
      for (; step < steps; step++) spare[base + step] = Math.max(0, done - mine);
    }
  return spare;
}

/** Time at which a pool has done a number of orders. */
function poolBegin(done: Float64Array, base: number, steps: number, place: number): number {
  let [low, high] = [0, steps - 1];
  if ((done[base + high] as number) <= place) return place <= 0 ? 0 : Number.POSITIVE_INFINITY;
  // Binary search of the first step at which more are done.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((done[base + middle] as number) > place) high = middle;
    else low = middle + 1;
  }
  if (low === 0) return 0;
  const [before, after] = [done[base + low - 1] as number, done[base + low] as number];
  return (low - 1 + (place - before) / (after - before)) * STEP_MS;
}
