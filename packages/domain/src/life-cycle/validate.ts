import {
  type LifeCycle,
  type LifeCycleNames,
  pausingEvents,
  resumingEvents,
  targetStates,
  waitingStates,
} from './define.ts';

/**
 * Faults of a life cycle that the compiler cannot find: unreachable states, open states without an outgoing event,
 * branches without a default, clocks that are paused and not resumed, unused guards and jobs, and a guard that is private although it refuses, or published although it only
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
    ...clockFaults(cycle),
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

/**
 * A clock can be paused where one runs, and only into a state with another duty from which an event leads back; only pausing
 * events lead into it, and what leads back names exactly the states in which they pause.
 */
function clockFaults<N extends LifeCycleNames>(cycle: LifeCycle<N>): string[] {
  const pausing = pausingEvents(cycle);
  const resuming = resumingEvents(cycle);
  const waits = waitingStates(cycle);
  const targets = (event: N['event']) => targetStates<N['state']>(cycle.events[event]);
  const duty = (state: N['state']) => cycle.states[state].duty;
  return [
    ...pausing.flatMap((event) => [
      ...(targets(event).length === 0 ? [`event ${event} pauses a clock and stays`] : []),
      ...cycle.events[event].from.flatMap((state) => [
        ...(duty(state) === null ? [`event ${event} pauses the clock of ${state}, which has none`] : []),
        ...(waits.includes(state) ? [`event ${event} pauses a clock in ${state}, where one is paused`] : []),
        ...targets(event)
          .filter((wait) => duty(wait) === duty(state))
          .map((wait) => `event ${event} pauses the clock of ${state}, which runs on in ${wait}`),
      ]),
      ...targets(event)
        .filter((wait) => !resuming.some((back) => cycle.events[back].from.includes(wait)))
        .map((wait) => `event ${event} pauses a clock, and nothing leads back from ${wait}`),
    ]),
    ...(Object.keys(cycle.events) as N['event'][])
      .filter((event) => !pausing.includes(event) && targets(event).some((to) => waits.includes(to)))
      .map((event) => `event ${event} leads into a wait and pauses no clock`),
    ...resuming.flatMap((event) => {
      const { from } = cycle.events[event];
      const pausedIn = new Set(
        pausing
          .filter((pause) => targets(pause).some((wait) => from.includes(wait)))
          .flatMap((pause) => cycle.events[pause].from),
      );
      const back = targets(event);
      return [
        ...from
          .filter((state) => !waits.includes(state))
          .map((state) => `event ${event} leads back from ${state}, where no clock is paused`),
        ...(back.length === pausedIn.size && back.every((state) => pausedIn.has(state))
          ? []
          : [`event ${event} leads back to other states than those in which the clock is paused`]),
      ];
    }),
  ];
}
