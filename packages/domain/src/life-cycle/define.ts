import type { z } from 'zod';
import type { BilingualText } from '../bilingual-text.ts';
import type { Role } from '../staff/roles.ts';

/** Who owes the next move. */
export type Party = 'reviewer' | 'applicant' | 'ministry' | 'bureau';

/** The names that a life cycle is written in. Each union comes from its own table, so the compiler refuses a misspelling. */
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
  /** What is owed, with its clock; null: nothing. Timers close when the duty changes, not at every change of state. */
  readonly duty: N['duty'] | null;
  /** What whoever has the move does first, one after the other: these buttons stand out, and only such an event is sent to many orders at once. */
  readonly primaryEvents?: readonly N['event'][];
  readonly terminal?: true;
  /** Does not hold the one-open-order lock of its subject. */
  readonly releasesSubjectLock?: true;
}

/** Where an event leads: the first row whose `if` holds; the last has none. An `if` never refuses. */
export interface Branch<N extends LifeCycleNames> {
  readonly state: N['state'];
  readonly if?: N['guard'];
}

/** One row per event: a button, a mutation, a permission, an audit line and an arrow at once. */
export interface EventRow<N extends LifeCycleNames> {
  readonly label: BilingualText;
  readonly from: readonly N['state'][];
  /** Left out: stay, and the timers run on. */
  readonly to?: N['state'] | readonly Branch<N>[];
  readonly by: readonly Role[];
  readonly when?: readonly N['guard'][];
  readonly then?: readonly N['job'][];
  readonly input?: z.ZodType;
  /** The machinery comes later: the judge refuses with one sentence, its jobs need no declaration, its guards may be missing. */
  readonly notImplemented?: true;
  /** The lease ends with it although the state stays; a change of state ends it anyway. */
  readonly endsLease?: true;
  /** Asks for a confirmation before it is sent: final, or seen outside; by the state that it leads to, where that makes a difference. */
  readonly confirm?: BilingualText | Readonly<Partial<Record<N['state'], BilingualText>>>;
}

/** The part of a row that is written freely in a `later` row: its guards and jobs do not exist yet. */
export type UnimplementedEventRow<N extends LifeCycleNames> = Omit<
  EventRow<N>,
  'when' | 'then' | 'to' | 'notImplemented'
> & {
  readonly to?: N['state'] | readonly { state: N['state']; if?: string }[];
  readonly when?: readonly string[];
  readonly then?: readonly string[];
  readonly notImplemented: true;
};

export interface LifeCycle<N extends LifeCycleNames> {
  readonly start: N['event'];
  readonly states: Readonly<Record<N['state'], StateRow<N>>>;
  readonly events: Readonly<Record<N['event'], EventRow<N> | UnimplementedEventRow<N>>>;
}

/** Fixes the names first, so that every row is checked against them: `defineLifeCycle<Names>()({ … })`. */
export const defineLifeCycle =
  <N extends LifeCycleNames>() =>
  (table: LifeCycle<N>): LifeCycle<N> =>
    table;

/** What to ask before an event that leads to this state is sent; `to` null: it stays, or it is not known where it leads. */
export const confirmationFor = (row: { readonly confirm?: object }, to: string | null): BilingualText | undefined => {
  const confirm = row.confirm as BilingualText | Readonly<Record<string, BilingualText>> | undefined;
  if (confirm === undefined || isText(confirm)) return confirm;
  return to === null ? undefined : confirm[to];
};
const isText = (confirm: BilingualText | Readonly<Record<string, BilingualText>>): confirm is BilingualText =>
  typeof confirm.zh === 'string';

/** The states an event may lead to, in the order of its branches; empty when it stays. */
export const targetStates = (row: { to?: string | readonly { state: string }[] }): readonly string[] =>
  row.to === undefined ? [] : typeof row.to === 'string' ? [row.to] : row.to.map((branch) => branch.state);
