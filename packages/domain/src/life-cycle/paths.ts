import { type LifeCycle, type Names, targetsOf } from './define.ts';

/**
 * The shortest list of events from the start to a state, over events whose machinery stands; undefined: no way yet.
 * `closed`: guards that do not hold on the walk, so that no branch with such an `if` is taken.
 */
export function shortestPath<N extends Names>(
  cycle: LifeCycle<N>,
  goal: N['state'],
  closed: readonly N['guard'][] = [],
): N['event'][] | undefined {
  const events = (Object.keys(cycle.events) as N['event'][]).filter((name) => !cycle.events[name].later);
  const shut = new Set<string>(closed);
  const open = (name: N['event']): readonly string[] => {
    const { to } = cycle.events[name];
    const branches = Array.isArray(to) ? (to as readonly { state: string; if?: string }[]) : undefined;
    return targetsOf({ to: branches?.filter((branch) => branch.if === undefined || !shut.has(branch.if)) ?? to });
  };
  const seen = new Set<string>();
  let wave: { state: string; path: N['event'][] }[] = open(cycle.start).map((state) => ({
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
        .flatMap((name) => open(name).map((state) => ({ state, path: [...one.path, name] })))
        .filter((next) => !seen.has(next.state)),
    );
  }
  return undefined;
}
