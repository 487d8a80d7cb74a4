import { type LifeCycle, type LifeCycleNames, targetStates } from './define.ts';

/**
 * The shortest sequence of events from the start to a state; undefined: none. `failingGuards`: guards that are
 * assumed to fail, so that no event with such a `when` and no branch with such an `if` is taken; all others are assumed to pass.
 */
export function shortestPath<N extends LifeCycleNames>(
  cycle: LifeCycle<N>,
  goal: N['state'],
  failingGuards: readonly N['guard'][] = [],
): N['event'][] | undefined {
  const events = Object.keys(cycle.events) as N['event'][];
  const failing = new Set<string>(failingGuards);
  const reachableFrom = (name: N['event']): readonly string[] => {
    const { to, when = [] } = cycle.events[name];
    if (when.some((guard: N['guard']) => failing.has(guard))) return [];
    const branches = Array.isArray(to) ? (to as readonly { state: string; if?: string }[]) : undefined;
    return targetStates({ to: branches?.filter((branch) => branch.if === undefined || !failing.has(branch.if)) ?? to });
  };
  const seen = new Set<string>();
  let frontier: { state: string; path: N['event'][] }[] = reachableFrom(cycle.start).map((state) => ({
    state,
    path: [cycle.start],
  }));
  while (frontier.length > 0) {
    const found = frontier.find((one) => one.state === goal);
    if (found) return found.path;
    for (const one of frontier) seen.add(one.state);
    frontier = frontier.flatMap((one) =>
      events
        .filter((name) => cycle.events[name].from.includes(one.state))
        .flatMap((name) => reachableFrom(name).map((state) => ({ state, path: [...one.path, name] })))
        .filter((next) => !seen.has(next.state)),
    );
  }
  return undefined;
}
