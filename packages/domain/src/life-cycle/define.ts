import type { z } from 'zod';
import type { Role } from '../staff/roles.ts';
import type { BilingualText } from '../text/bilingual-text.ts';

/** The party that must act next. */
export type Party = 'reviewer' | 'applicant' | 'ministry' | 'bureau';

/** The names of a life cycle. Each union comes from its own table, so that the compiler refuses a misspelling. */
export interface LifeCycleNames {
  state: string;
  event: string;
  duty: string;
  guard: string;
  job: string;
}

export interface StateRow<N extends LifeCycleNames> {
  readonly label: BilingualText;
  /** null: nobody, the state is terminal. */
  readonly nextActor: Party | null;
  /** The running duty; null: none. Timers close when the duty changes, not at every state change. */
  readonly duty: N['duty'] | null;
  /**
   * Main events of the party that must act, in this order: their buttons are highlighted, and only they may be sent to
   * many orders at once.
   */
  readonly primaryEvents?: readonly N['event'][];
  readonly terminal?: true;
  /** Does not hold the one-open-order lock of its subject. */
  readonly releasesSubjectLock?: true;
}

/** Target of an event: the first row whose `if` holds; the last row has no `if`. An `if` never refuses. */
export interface Branch<N extends LifeCycleNames> {
  readonly state: N['state'];
  readonly if?: N['guard'];
}

/**
 * Back to the state in which an event paused the clock (`pausedIn` of the facts); the clock runs on with the time that was left.
 * The row lists the states that it may be; `lifeCycleFaults` compares them with the pausing events.
 */
export interface Back<N extends LifeCycleNames> {
  readonly backTo: readonly N['state'][];
}

/**
 * One row per event; it defines the button, the mutation, the permission, the audit line and the arrow of the diagram.
 */
export interface EventRow<N extends LifeCycleNames> {
  readonly label: BilingualText;
  readonly from: readonly N['state'][];
  /** Undefined: the state stays, and the timers continue. */
  readonly to?: N['state'] | readonly Branch<N>[] | Back<N>;
  /**
   * The clock of the duty that is left stands still in the state that it leads to, until an event leads `backTo`. Any other
   * event that leaves that state drops the clock.
   */
  readonly pausesClock?: true;
  readonly by: readonly Role[];
  readonly when?: readonly N['guard'][];
  readonly then?: readonly N['job'][];
  readonly input?: z.ZodType;
  /** Ends the lease although the state stays; a state change always ends it. */
  readonly endsLease?: true;
  /** Confirmation text before a final or externally visible event; per target state where it differs. */
  readonly confirm?: BilingualText | Readonly<Partial<Record<N['state'], BilingualText>>>;
}

export interface LifeCycle<N extends LifeCycleNames> {
  readonly start: N['event'];
  readonly states: Readonly<Record<N['state'], StateRow<N>>>;
  readonly events: Readonly<Record<N['event'], EventRow<N>>>;
}

/**
 * Two calls, so that the names are fixed first and every row is checked against them: `defineLifeCycle<Names>()({ …
 * })`.
 */
export const defineLifeCycle =
  <N extends LifeCycleNames>() =>
  (table: LifeCycle<N>): LifeCycle<N> =>
    table;

/** Confirmation text for an event that leads to this state; `to` null: the state stays or is unknown. */
export const confirmationFor = (row: { readonly confirm?: object }, to: string | null): BilingualText | undefined => {
  const confirm = row.confirm as BilingualText | Readonly<Record<string, BilingualText>> | undefined;
  if (confirm === undefined || isText(confirm)) return confirm;
  return to === null ? undefined : confirm[to];
};
const isText = (confirm: BilingualText | Readonly<Record<string, BilingualText>>): confirm is BilingualText =>
  typeof confirm.zh === 'string';

/** Possible target states of an event, in branch order; empty if the state stays. */
export const targetStates = <State extends string>(row: {
  readonly to?: State | readonly { readonly state: State }[] | { readonly backTo: readonly State[] };
}): readonly State[] => {
  if (row.to === undefined) return [];
  if (typeof row.to === 'string') return [row.to];
  return 'backTo' in row.to ? row.to.backTo : row.to.map((branch) => branch.state);
};

type Events<N extends LifeCycleNames> = Pick<LifeCycle<N>, 'events'>;
const eventsWhere = <N extends LifeCycleNames>(
  { events }: Events<N>,
  holds: (row: EventRow<N>) => boolean,
): readonly N['event'][] => (Object.keys(events) as N['event'][]).filter((event) => holds(events[event]));

/** The events that pause the clock of the duty that they leave. */
export const pausingEvents = <N extends LifeCycleNames>(cycle: Events<N>): readonly N['event'][] =>
  eventsWhere(cycle, (row) => row.pausesClock === true);

/** The events that lead back to where the clock was paused. */
export const resumingEvents = <N extends LifeCycleNames>(cycle: Events<N>): readonly N['event'][] =>
  eventsWhere(cycle, ({ to }) => typeof to === 'object' && 'backTo' in to);

/** The states in which an order waits while a clock is paused. */
export const waitingStates = <N extends LifeCycleNames>(cycle: Events<N>): readonly N['state'][] => [
  ...new Set(pausingEvents(cycle).flatMap((event) => targetStates<N['state']>(cycle.events[event]))),
];
