import { type LifeCycle, type Names, targetsOf } from './define.ts';

/** The shortest list of events from the start to a state, over events whose machinery stands; undefined: no way yet. */
export function shortestPath<N extends Names>(cycle: LifeCycle<N>, goal: N['state']): N['event'][] | undefined {
  const events = (Object.keys(cycle.events) as N['event'][]).filter((name) => !cycle.events[name].later);
  const seen = new Set<string>();
  let wave: { state: string; path: N['event'][] }[] = targetsOf(cycle.events[cycle.start]).map((state) => ({
    state,
    path: [cycle.start],
  }));
  while (wave.length > 0) {
    const found = wave.find((one) => one.state === goal);
    if (found) return found.path;
    for (const one of wave) seen.add(one.state);
    wave = wave.flatMap((one) =>
      events
        .filter((name) => cycle.events[name].from.includes(one.state))
        .flatMap((name) => targetsOf(cycle.events[name]).map((state) => ({ state, path: [...one.path, name] })))
        .filter((next) => !seen.has(next.state)),
    );
  }
  return undefined;
}
