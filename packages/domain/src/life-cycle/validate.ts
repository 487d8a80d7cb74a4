import { type LifeCycle, type LifeCycleNames, targetStates } from './define.ts';

/**
 * Faults of a life cycle that the compiler cannot find: unreachable states, open states without an outgoing event,
 * branches without a default, unused guards and jobs, and a guard that is private although it refuses, or published although it only
 * branches (`privateGuards` undefined: not asked). Returns messages; empty: no fault.
 */
export function lifeCycleFaults<N extends LifeCycleNames>(
  cycle: LifeCycle<N>,
  known: { guards: readonly string[]; privateGuards?: readonly string[]; jobs: readonly string[] },
): string[] {
  const states = Object.keys(cycle.states) as N['state'][];
  const rows = Object.entries(cycle.events) as [string, LifeCycle<N>['events'][N['event']]][];
  const start = cycle.events[cycle.start];
  const reached = new Set<string>(targetStates(start));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const [, row] of rows)
      if (row.from.some((state) => reached.has(state))) for (const to of targetStates(row)) reached.add(to);
  }
  const used = (pick: (row: (typeof rows)[number][1]) => readonly string[]) =>
    new Set(rows.flatMap(([, row]) => pick(row)));
  const refusing = used((row) => row.when ?? []);
  const guardsUsed = used((row) => [
    ...(row.when ?? []),
    ...(Array.isArray(row.to) ? row.to.flatMap((branch: { if?: string }) => branch.if ?? []) : []),
  ]);
  const jobsUsed = used((row) => row.then ?? []);
  return [
    ...states.filter((state) => !reached.has(state)).map((state) => `state ${state} is never reached`),
    ...states
      .filter((state) => !cycle.states[state].terminal)
      .filter(
        (state) => !rows.some(([, row]) => row.from.includes(state) && targetStates(row).some((to) => to !== state)),
      )
      .map((state) => `state ${state} has no way out`),
    ...states
      .filter((state) => cycle.states[state].terminal && rows.some(([, row]) => row.from.includes(state) && row.to))
      .map((state) => `terminal state ${state} has a way out`),
    ...rows
      .filter(([, row]) => Array.isArray(row.to) && row.to.at(-1)?.if !== undefined)
      .map(([name]) => `event ${name}: the last branch has an if`),
    ...rows
      .filter(([name, row]) => name !== cycle.start && row.from.length === 0)
      .map(([name]) => `event ${name} starts nowhere`),
    ...known.guards.filter((guard) => !guardsUsed.has(guard)).map((guard) => `guard ${guard} is not used`),
    ...(known.privateGuards ?? [])
      .filter((guard) => refusing.has(guard))
      .map((guard) => `guard ${guard} is private, and an event names it in when`),
    ...(known.privateGuards === undefined ? [] : known.guards)
      .filter(
        (guard) => guardsUsed.has(guard) && !refusing.has(guard) && known.privateGuards?.includes(guard) === false,
      )
      .map((guard) => `guard ${guard} only branches, and is not private`),
    ...known.jobs.filter((job) => !jobsUsed.has(job)).map((job) => `job ${job} is not used`),
  ];
}
