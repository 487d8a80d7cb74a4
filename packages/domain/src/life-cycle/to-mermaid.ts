import { type LifeCycle, type LifeCycleNames, resumingEvents, targetStates } from './define.ts';

/** A mermaid state diagram: one arrow per event and target; ⏸ pauses the clock of what it leaves, ▶ resumes it. */
export function toMermaid<N extends LifeCycleNames>(cycle: LifeCycle<N>): string {
  const lines = ['stateDiagram-v2'];
  for (const [state, row] of Object.entries(cycle.states) as [string, LifeCycle<N>['states'][N['state']]][]) {
    lines.push(`  ${state} : ${row.label.zh} ${state}`);
    if (row.terminal) lines.push(`  ${state} --> [*]`);
  }
  const resuming = resumingEvents(cycle);
  for (const [event, row] of Object.entries(cycle.events) as [string, LifeCycle<N>['events'][N['event']]][]) {
    const mark = row.pausesClock ? ' ⏸' : resuming.includes(event) ? ' ▶' : '';
    for (const to of targetStates<N['state']>(row))
      for (const from of event === cycle.start ? ['[*]'] : row.from)
        lines.push(`  ${from} --> ${to} : ${event}${mark}`);
  }
  return lines.join('\n');
}
