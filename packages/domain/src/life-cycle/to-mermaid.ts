import { type LifeCycle, type LifeCycleNames, targetStates } from './define.ts';

/** A mermaid state diagram: one arrow per event and target. */
export function toMermaid<N extends LifeCycleNames>(cycle: LifeCycle<N>): string {
  const lines = ['stateDiagram-v2'];
  for (const [state, row] of Object.entries(cycle.states) as [string, LifeCycle<N>['states'][N['state']]][]) {
    lines.push(`  ${state} : ${row.label.zh} ${state}`);
    if (row.terminal) lines.push(`  ${state} --> [*]`);
  }
  for (const [event, row] of Object.entries(cycle.events) as [string, LifeCycle<N>['events'][N['event']]][]) {
    for (const to of targetStates(row))
      for (const from of event === cycle.start ? ['[*]'] : row.from) lines.push(`  ${from} --> ${to} : ${event}`);
  }
  return lines.join('\n');
}
