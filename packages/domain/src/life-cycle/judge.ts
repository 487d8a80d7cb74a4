import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { Reason } from '../refusal.ts';
import { type Actor, hasAnyRole } from '../staff/roles.ts';
import type { EventRow, LifeCycle, LifeCycleNames } from './define.ts';

interface GuardBase {
  /** Said when it does not hold. */
  readonly message: BilingualText;
  /** The rule behind it, with its source. */
  readonly ruleId: string;
  /** Failing hides the button instead of disabling it: there is nothing to say, the step makes no sense now. */
  readonly hideWhenFailing?: true;
}

type GuardCheck<Facts, Answer> = (facts: Facts, actor: Actor, input: unknown) => Answer | readonly Reason[];

/**
 * A yes/no about one thing, with its sentence for people. It holds, does not hold (the row's sentence is said, so it says what to do, too),
 * or gives the exact reasons why not. Pure.
 */
export type GuardRow<Facts> = GuardBase &
  (
    | { readonly suggestion: BilingualText; readonly check: GuardCheck<Facts, boolean> }
    | { readonly suggestion?: BilingualText; readonly check: GuardCheck<Facts, true> }
  );

export type EventEvaluation<State extends string> =
  | { readonly allowed: true; readonly to: State | null }
  /** hidden: wrong role or state, no reason leaks; disabled: a rule is not met, said in sentences. */
  | { readonly allowed: false; readonly presence: 'hidden' | 'disabled'; readonly reasons: readonly Reason[] };

const notPossibleNow: Reason = {
  code: 'NOT_POSSIBLE_NOW',
  message: bilingual('当前状态下您不能进行此操作', 'You cannot do this in the current state'),
  suggestion: bilingual('现在可以做的操作见订单的 actions', "The order's actions say what can be done now"),
  ruleId: 'life-cycle',
};

const notAvailableYet: Reason = {
  code: 'COMES_LATER',
  message: bilingual('此操作尚未开放', 'This step is not available yet'),
  suggestion: bilingual('现在可以做的操作见订单的 actions', "The order's actions say what can be done now"),
  ruleId: 'life-cycle',
};

/** The reasons of a guard that does not hold; empty when it does. */
export function failureReasons<Facts>(
  name: string,
  row: GuardRow<Facts>,
  facts: Facts,
  actor: Actor,
  input: unknown,
): readonly Reason[] {
  const answer = row.check(facts, actor, input);
  if (answer === true) return [];
  if (answer !== false) return answer;
  // The type holds it: whoever answers no has said what to do.
  const { message, suggestion, ruleId } = row as Extract<GuardRow<Facts>, { readonly suggestion: BilingualText }>;
  return [{ code: upperSnakeCase(name), message, suggestion, ruleId }];
}

/** Whether state and role are those of an event; where they are not, the judge hides it without asking for a fact. */
export const matchesStateAndRole = <N extends LifeCycleNames>(
  cycle: LifeCycle<N>,
  event: N['event'],
  state: N['state'] | null,
  actor: Pick<Actor, 'roles'>,
): boolean =>
  (state === null ? event === cycle.start : cycle.events[event].from.includes(state)) &&
  hasAnyRole(actor, cycle.events[event].by);

/**
 * The only judge. `facts` is a plain value fetched in one query; `state` is null before the first event.
 * Never throws for a known event; says nothing about why a role or state does not fit.
 */
export function evaluateEvent<N extends LifeCycleNames, Facts extends { readonly state: N['state'] | null }>(
  cycle: LifeCycle<N>,
  guards: Readonly<Record<N['guard'], GuardRow<Facts>>>,
  event: N['event'],
  facts: Facts,
  actor: Actor,
  input?: unknown,
): EventEvaluation<N['state']> {
  const row = cycle.events[event];
  if (!matchesStateAndRole(cycle, event, facts.state, actor)) {
    return { allowed: false, presence: 'hidden', reasons: [notPossibleNow] };
  }
  if (row.notImplemented) return { allowed: false, presence: 'hidden', reasons: [notAvailableYet] };
  const failed = (row.when ?? []).flatMap((name: N['guard']) =>
    failureReasons(name, guards[name], facts, actor, input).map((reason) => ({
      reason,
      hideWhenFailing: guards[name].hideWhenFailing === true,
    })),
  );
  if (failed.length > 0) {
    const presence = failed.some((one) => one.hideWhenFailing) ? 'hidden' : 'disabled';
    return { allowed: false, presence, reasons: failed.map((one) => one.reason) };
  }
  return { allowed: true, to: targetOf(row, guards, facts, actor, input) };
}

function targetOf<N extends LifeCycleNames, Facts>(
  row: EventRow<N>,
  guards: Readonly<Record<N['guard'], GuardRow<Facts>>>,
  facts: Facts,
  actor: Actor,
  input: unknown,
): N['state'] | null {
  if (row.to === undefined) return null;
  if (typeof row.to === 'string') return row.to;
  const branch = row.to.find((one) => one.if === undefined || guards[one.if].check(facts, actor, input) === true);
  return branch?.state ?? null;
}

/** fourEyes → FOUR_EYES */
export const upperSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
