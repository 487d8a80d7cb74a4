export interface DutyTimer<Event extends string = string> {
  /** Share of the span after which the timer fires; 1 is the due time. */
  readonly share: number;
  readonly raises: Event;
  /** It notifies people: moved into 09:00–18:00 in Shanghai. */
  readonly duringDaytime?: true;
}

/** The warnings and the breach of a duty of ours or of the bureau. */
export const breachTimers = [
  { share: 0.5, raises: 'warn' },
  { share: 0.75, raises: 'warn' },
  { share: 1, raises: 'breach' },
] as const satisfies readonly DutyTimer[];

/** The levels that an order's clock takes: shares of its time, in percent, of the timers that fire; 0: none has. */
export const dueLevels: readonly number[] = [0, ...breachTimers.map(({ share }) => Math.round(share * 100))];

/** How a due time stands: nothing fired yet, the first warning, a later one, the breach. */
export type Urgency = 'CALM' | 'WARNED' | 'URGENT' | 'OVERDUE';

/** `level`: the share of the last timer that fired, in percent; 0: none has. */
export function urgencyOf(level: number): Urgency {
  const fired = breachTimers.filter(({ share }) => Math.round(share * 100) <= level);
  if (fired.length === 0) return 'CALM';
  if (fired.some(({ raises }) => raises === 'breach')) return 'OVERDUE';
  return fired.length === 1 ? 'WARNED' : 'URGENT';
}
