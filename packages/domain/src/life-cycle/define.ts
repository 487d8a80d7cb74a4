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
 * One row per event; it defines the button, the mutation, the permission, the audit line and the arrow of the diagram.
 */
export interface EventRow<N extends LifeCycleNames> {
  readonly label: BilingualText;
  readonly from: readonly N['state'][];
  /** Undefined: the state stays, and the timers continue. */
  readonly to?: N['state'] | readonly Branch<N>[];
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
  readonly to?: State | readonly { readonly state: State }[];
}): readonly State[] =>
  row.to === undefined ? [] : typeof row.to === 'string' ? [row.to] : row.to.map((branch) => branch.state);
