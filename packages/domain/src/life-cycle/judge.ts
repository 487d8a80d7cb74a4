import type { Reason } from '../refusal.ts';
import { type Actor, actsAs } from '../staff/roles.ts';
import { type Text, text } from '../text.ts';
import type { EventRow, LifeCycle, Names } from './define.ts';

interface GuardSays {
  /** Said when it does not hold. */
  readonly says: Text;
  /** The rule behind it, with its source. */
  readonly ruleId: string;
  /** Failing hides the button instead of disabling it: there is nothing to say, the step makes no sense now. */
  readonly hides?: true;
}

type Holds<Facts, Answer> = (facts: Facts, actor: Actor, input: unknown) => Answer | readonly Reason[];

/**
 * A yes/no about one thing, with its sentence for people. It holds, does not hold (the row's sentence is said, so it says what to do, too),
 * or gives the exact reasons why not. Pure.
 */
export type GuardRow<Facts> = GuardSays &
  (
    | { readonly suggestion: Text; readonly holds: Holds<Facts, boolean> }
    | { readonly suggestion?: Text; readonly holds: Holds<Facts, true> }
  );

export type Judgement<State extends string> =
  | { readonly allowed: true; readonly to: State | null }
  /** hidden: wrong role or state, no reason leaks; disabled: a rule is not met, said in sentences. */
  | { readonly allowed: false; readonly presence: 'hidden' | 'disabled'; readonly reasons: readonly Reason[] };

const notNow: Reason = {
  code: 'NOT_POSSIBLE_NOW',
  message: text('当前状态下您不能进行此操作', 'You cannot do this in the current state'),
  suggestion: text('现在可以做的操作见订单的 actions', "The order's actions say what can be done now"),
  ruleId: 'life-cycle',
};

const comesLater: Reason = {
  code: 'COMES_LATER',
  message: text('此操作尚未开放', 'This step is not available yet'),
  suggestion: text('现在可以做的操作见订单的 actions', "The order's actions say what can be done now"),
  ruleId: 'life-cycle',
};

/** The reasons of a guard that does not hold; empty when it does. */
export function reasonsOf<Facts>(
  name: string,
  row: GuardRow<Facts>,
  facts: Facts,
  actor: Actor,
  input: unknown,
): readonly Reason[] {
  const answer = row.holds(facts, actor, input);
  if (answer === true) return [];
  if (answer !== false) return answer;
  // The type holds it: whoever answers no has said what to do.
  const { says: message, suggestion, ruleId } = row as Extract<GuardRow<Facts>, { readonly suggestion: Text }>;
  return [{ code: snake(name), message, suggestion, ruleId }];
}

/** Whether state and role are those of an event; where they are not, the judge hides it without asking for a fact. */
export const fits = <N extends Names>(
  cycle: LifeCycle<N>,
  event: N['event'],
  state: N['state'] | null,
  actor: Pick<Actor, 'roles'>,
): boolean =>
  (state === null ? event === cycle.start : cycle.events[event].from.includes(state)) &&
  actsAs(actor, cycle.events[event].by);

/**
 * The only judge. `facts` is a plain value fetched in one query; `state` is null before the first event.
 * Never throws for a known event; says nothing about why a role or state does not fit.
 */
export function judge<N extends Names, Facts extends { readonly state: N['state'] | null }>(
  cycle: LifeCycle<N>,
  guards: Readonly<Record<N['guard'], GuardRow<Facts>>>,
  event: N['event'],
  facts: Facts,
  actor: Actor,
  input?: unknown,
): Judgement<N['state']> {
  const row = cycle.events[event];
  if (!fits(cycle, event, facts.state, actor)) {
    return { allowed: false, presence: 'hidden', reasons: [notNow] };
  }
  if (row.later) return { allowed: false, presence: 'hidden', reasons: [comesLater] };
  const failed = (row.when ?? []).flatMap((name: N['guard']) =>
    reasonsOf(name, guards[name], facts, actor, input).map((reason) => ({
      reason,
      hides: guards[name].hides === true,
    })),
  );
  if (failed.length > 0) {
    const presence = failed.some((one) => one.hides) ? 'hidden' : 'disabled';
    return { allowed: false, presence, reasons: failed.map((one) => one.reason) };
  }
  return { allowed: true, to: targetOf(row, guards, facts, actor, input) };
}

function targetOf<N extends Names, Facts>(
  row: EventRow<N>,
  guards: Readonly<Record<N['guard'], GuardRow<Facts>>>,
  facts: Facts,
  actor: Actor,
  input: unknown,
): N['state'] | null {
  if (row.to === undefined) return null;
  if (typeof row.to === 'string') return row.to;
  const branch = row.to.find((one) => one.if === undefined || guards[one.if].holds(facts, actor, input) === true);
  return branch?.state ?? null;
}

/** fourEyes → FOUR_EYES */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
