import { absenceOn } from '../work/availability.ts';
import type { ForecastInputs, ForecastPerson } from './inputs.ts';
import { seededRandom } from './random.ts';
import type { WorkingTimeline } from './working-timeline.ts';

/** Number of simulation runs over the coming days. */
export const SIMULATION_RUNS = 50;
export const HOUR_MS = 3_600_000;
/** Minimum number of past days for rates to be used. */
export const MIN_RATE_DAYS = 5;

/** The simulated rates of every person: decisions per hour on each day of the timeline. */
export interface Team {
  readonly timeline: WorkingTimeline;
  readonly people: readonly ForecastPerson[];
  readonly indexById: ReadonlyMap<string, number>;
  /** Per person, run and day: decisions per working millisecond. */
  readonly rate: (person: number, course: number, day: number) => number;
  /** Mean decisions per working hour of each person who is present now; 0 during an absence. */
  readonly perHour: readonly number[];
}

export function simulateTeam(
  { people, days, defaultHandlingMs: usual, seed }: ForecastInputs,
  line: WorkingTimeline,
): Team {
  const random = seededRandom(seed);
  const sorted = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const known = sorted.map(({ rates }) => rates.filter((rate) => rate !== null));
  const all = known.flat();
  const isKnown = days.length >= MIN_RATE_DAYS && all.length > 0;
  const guess = (HOUR_MS * Object.keys(usual).length) / Object.values(usual).reduce((sum, one) => sum + one, 0);
  const teamMean = isKnown ? sum(all) / all.length : guess;
  // With few days of data a person's mean is pulled towards the team's mean.
  const means = known.map((rates) => (isKnown ? (sum(rates) + 3 * teamMean) / (rates.length + 3) : guess));
  /** Ratio of a day's output to the average of those present. */
  const factors = days.map((_, day) => {
    const there = sorted.flatMap(({ rates }, nth) => (rates[day] == null ? [] : [nth]));
    const usually = sum(there.map((nth) => means[nth] as number));
    return usually === 0 ? 1 : sum(there.map((nth) => sorted[nth]?.rates[day] ?? 0)) / usually;
  });
  const count = line.days.length;
  const rates = new Float64Array(sorted.length * SIMULATION_RUNS * count);
  for (let course = 0; course < SIMULATION_RUNS; course++)
    for (let day = 0; day < count; day++) {
      const drawn = isKnown ? Math.floor(random() * days.length) : -1;
      const factor = isKnown ? (factors[drawn] as number) : 0.6 + 0.6 * random();
      for (const [nth, person] of sorted.entries()) {
        const isAway = absenceOn(person.absences, (line.days[day] as { day: string }).day) !== undefined;
        const rate = isAway ? 0 : (person.rates[drawn] ?? (means[nth] as number) * factor);
        rates[(nth * SIMULATION_RUNS + course) * count + day] = rate / HOUR_MS;
      }
    }
  const today = line.days[0]?.day ?? '';
  return {
    timeline: line,
    people: sorted,
    indexById: new Map(sorted.map(({ id }, nth) => [id, nth])),
    rate: (person, course, day) => rates[(person * SIMULATION_RUNS + course) * count + day] as number,
    perHour: sorted.map(({ absences }, nth) => (absenceOn(absences, today) === undefined ? (means[nth] as number) : 0)),
  };
}

export const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
