import { handlingLookup } from './handling.ts';
import type { ForecastInputs, OrderForecast } from './inputs.ts';
import { buildQueues } from './queues.ts';
import { SIMULATION_RUNS, simulateTeam } from './team.ts';
import { workingTimeline } from './working-timeline.ts';

/**
 * 预测: how likely each order is to breach, of those due after now and by `until`. What the team gets done in the coming days is drawn fifty times:
 * for each working day one of the past days, with what each person decided per hour on it (whoever was not there then: their mean, as good or bad as that day was),
 * nothing in an absence. People decide what is theirs first, then what is nobody's, the latest possible beginning first, as get-next gives
 * it out. An order is begun once as many are done as stand before it, and breaches as often as handling takes longer than is left then. Pure;
 * integers, sums, products and quotients alone, so that the same seed gives the same on every machine.
 */
export function forecast(inputs: ForecastInputs, until: number): OrderForecast[] {
  const line = workingTimeline(inputs.calendar, inputs.hours, inputs.now, until);
  const handling = handlingLookup(inputs.handling, inputs.defaultHandlingMs);
  const team = simulateTeam(inputs, line);
  const queues = buildQueues(inputs, handling, team);
  /** Orders that stand at about the same place with about the same time left are reckoned once. */
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

/** Time left is told apart by so much. */
const TIME_STEP_MS = 300_000;
/** A place in a queue, the first sixteen exactly, later ones to a sixteenth of the power of two below them. */
function roundedPlace(place: number): number {
  let step = 1;
  while (place >= step * 32) step *= 2;
  return Math.round(place / step) * step;
}
