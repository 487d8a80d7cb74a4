import { absenceOn } from '../work/availability.ts';
import type { ForecastInputs, ForecastPerson } from './inputs.ts';
import { assumedPace, HOUR_MS, knownPaces, sum } from './pace.ts';
import { seededRandom } from './random.ts';
import type { WorkingTimeline } from './working-timeline.ts';

/** Number of simulation runs over the coming days. */
export const SIMULATION_RUNS = 50;

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

export function simulateTeam(inputs: ForecastInputs, line: WorkingTimeline): Team {
  const { days, seed } = inputs;
  const random = seededRandom(seed);
  const people = inputs.people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const known = knownPaces({ people, days });
  const means = known ?? people.map(() => assumedPace(inputs));
  /** Ratio of a day's output to the average of those present. */
  const factors = days.map((_, day) => {
    const there = people.flatMap(({ rates }, nth) => (rates[day] == null ? [] : [nth]));
    const usually = sum(there.map((nth) => means[nth] as number));
    return usually === 0 ? 1 : sum(there.map((nth) => people[nth]?.rates[day] ?? 0)) / usually;
  });
  const count = line.days.length;
  const rates = new Float64Array(people.length * SIMULATION_RUNS * count);
  for (let course = 0; course < SIMULATION_RUNS; course++)
    for (let day = 0; day < count; day++) {
      const drawn = known !== null ? Math.floor(random() * days.length) : -1;
      const factor = known !== null ? (factors[drawn] as number) : 0.6 + 0.6 * random();
      for (const [nth, person] of people.entries()) {
        const isAway = absenceOn(person.absences, (line.days[day] as { day: string }).day) !== undefined;
        const rate = isAway ? 0 : (person.rates[drawn] ?? (means[nth] as number) * factor);
        rates[(nth * SIMULATION_RUNS + course) * count + day] = rate / HOUR_MS;
      }
    }
  const today = line.days[0]?.day ?? '';
  return {
    timeline: line,
    people,
    indexById: new Map(people.map(({ id }, nth) => [id, nth])),
    rate: (person, course, day) => rates[(person * SIMULATION_RUNS + course) * count + day] as number,
    perHour: people.map(({ absences }, nth) => (absenceOn(absences, today) === undefined ? (means[nth] as number) : 0)),
  };
}
