import { handlingLookup } from './handling.ts';
import type { ForecastInputs, OrderForecast } from './inputs.ts';
import { buildQueues } from './queues.ts';
import { SIMULATION_RUNS, simulateTeam } from './team.ts';
import { workingTimeline } from './working-timeline.ts';

/**
 * 预测: the breach probability of each order that is due after now and by `until`.
 * Simulates the team's output on the coming days fifty times: each working day takes the rates (decisions per hour) of
 * a random past day; a person who was absent on it gets their own mean, scaled by how productive that day was; during
 * an absence the rate is 0. People decide their own orders first, then unassigned ones, by the latest possible start,
 * as takeNext does. An order is started when all orders before it are done, and breaches with the probability that
 * handling takes longer than the time left then.
 * Pure; uses only integers, sums, products and quotients, so that the same seed gives the same result on every machine.
 */
export function forecast(inputs: ForecastInputs, until: number): OrderForecast[] {
  const line = workingTimeline(inputs.calendar, inputs.hours, inputs.now, until);
  const handling = handlingLookup(inputs.handling, inputs.defaultHandlingMs);
  const team = simulateTeam(inputs, line);
  const queues = buildQueues(inputs, handling, team);
  /** Orders with about the same place and time left share one computation. */
  const breachShares = new Map<unknown, Map<number, number>>();
  return queues.flatMap(({ order, place, queue, begins, perHour }) => {
    if (order.due <= inputs.now || order.due > until) return [];
    const left = line.offsetAt(order.due);
    const takes = handling(order);
    const [about, time] = [roundedPlace(place), Math.round(left / TIME_STEP_MS) * TIME_STEP_MS];
    const own = breachShares.get(queue) ?? new Map<number, number>();
    breachShares.set(queue, own);
    const key = (about * 8192 + time / TIME_STEP_MS) * 4096 + takes.nth;
    let raw = own.get(key);
    if (raw === undefined) {
      let breaches = 0;
      for (let course = 0; course < SIMULATION_RUNS; course++)
        breaches += takes.longerThan(time - begins(course, about));
      raw = breaches / SIMULATION_RUNS;
      own.set(key, raw);
    }
    const likelihood = Math.min(1, Math.max(0, inputs.calibration(order.duty, raw)));
    return [
      {
        id: order.id,
        likelihood: Math.round(likelihood * 1000) / 1000,
        raw,
        left,
        place: Math.round(place),
        perHour: Math.round(perHour * 10) / 10,
        usual: takes.median,
      },
    ];
  });
}

/** Resolution of the time left for this sharing. */
const TIME_STEP_MS = 300_000;
/** Rounds a place in a queue: the first sixteen exactly, later ones to a sixteenth of the power of two below them. */
function roundedPlace(place: number): number {
  let step = 1;
  while (place >= step * 32) step *= 2;
  return Math.round(place / step) * step;
}
