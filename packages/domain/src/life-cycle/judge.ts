import { type Actor, hasAnyRole } from '../staff/roles.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { isRefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';
import type { EventRow, LifeCycle, LifeCycleNames } from './define.ts';

interface GuardBase {
  readonly private?: never;
  /** Shown when the check fails. */
  readonly message: BilingualText;
  /** The source rule. */
  readonly ruleId: string;
  /** The part of the call that is at fault, if it is one. */
  readonly field?: string;
  /** On failure the button is hidden instead of disabled, because the event makes no sense now. */
  readonly hideWhenFailing?: true;
}

/** `input`: of the event, as its schema returned it; undefined if a screen asks whether the event is possible. */
type GuardCheck<Facts, Input, Answer> = (
  facts: Facts,
  actor: Actor,
  input: Input | undefined,
) => Answer | readonly Reason[];

/**
 * A check of one condition, with its message. It passes, fails with the row's message and suggestion, or returns its
 * own reasons. Pure.
 */
export type GuardRow<Facts, Input = unknown> = GuardBase &
  (
    | { readonly suggestion: BilingualText; readonly check: GuardCheck<Facts, Input, boolean> }
    | { readonly suggestion?: BilingualText; readonly check: GuardCheck<Facts, Input, true> }
  );

/** A condition that only chooses a branch (`if`): it never refuses, so it has no published code and no message. Pure. */
export interface PrivateGuardRow<Facts, Input = unknown> {
  readonly private: true;
  readonly hideWhenFailing?: never;
  /** What holds when it passes. */
  readonly condition: BilingualText;
  readonly ruleId: string;
  readonly check: (facts: Facts, actor: Actor, input: Input | undefined) => boolean;
}
type AnyGuardRow<Facts, Input> = GuardRow<Facts, Input> | PrivateGuardRow<Facts, Input>;

export type EventEvaluation<State extends string> =
  | { readonly allowed: true; readonly to: State | null }
  /** hidden: wrong role or state, without reasons; disabled: a guard fails, with reasons. */
  | { readonly allowed: false; readonly presence: 'hidden' | 'disabled'; readonly reasons: readonly Reason[] };

const notPossibleNow: Reason = {
  code: 'NOT_POSSIBLE_NOW',
  message: bilingual('当前状态下您不能进行此操作', 'You cannot do this in the current state'),
  suggestion: bilingual('请刷新订单，查看现在可以进行的操作', 'Load the order again to see what can be done now'),
  ruleId: 'L-table',
};

/** The reasons of a failing guard; empty if it passes. */
export function failureReasons<Facts, Input>(
  name: string,
  row: AnyGuardRow<Facts, Input>,
  facts: Facts,
  actor: Actor,
  input: Input | undefined,
): readonly Reason[] {
  if (row.private === true) throw new Error(`${name} is private: only an \`if\` may name it`);
  const answer = row.check(facts, actor, input);
  if (answer === true) return [];
  if (answer !== false) return answer;
  // The type guarantees message and suggestion for a guard that returns false.
  const { message, suggestion, ruleId, field } = row as Extract<
    GuardRow<Facts, Input>,
    { readonly suggestion: BilingualText }
  >;
  const code = upperSnakeCase(name);
  if (!isRefusalReasonCode(code)) throw new Error(`errors/reason-codes.ts has no ${code}`);
  return [{ code, ...(field === undefined ? {} : { field }), message, suggestion, ruleId }];
}

/** Whether state and role allow an event; otherwise it is hidden without evaluating any guard. */
export const matchesStateAndRole = <N extends LifeCycleNames>(
  cycle: LifeCycle<N>,
  event: N['event'],
  state: N['state'] | null,
  actor: Pick<Actor, 'roles'>,
): boolean =>
  (state === null ? event === cycle.start : cycle.events[event].from.includes(state)) &&
  hasAnyRole(actor, cycle.events[event].by);

/** What every judgement reads of the facts. */
interface StateFacts<N extends LifeCycleNames> {
  readonly state: N['state'] | null;
  /** The state in which the clock was paused; null or missing: none is paused. */
  readonly pausedIn?: N['state'] | null;
}

/**
 * Decides whether an event is allowed; the only such function. `facts` is a plain value fetched in one query; `state`
 * is null before the first event. Never throws for a known event; gives no details about a wrong role or state.
 */
export function evaluateEvent<N extends LifeCycleNames, Facts extends StateFacts<N>, Input>(
  cycle: LifeCycle<N>,
  guards: Readonly<Record<N['guard'], AnyGuardRow<Facts, Input>>>,
  event: N['event'],
  facts: Facts,
  actor: Actor,
  input?: Input,
): EventEvaluation<N['state']> {
  const row = cycle.events[event];
  if (!matchesStateAndRole(cycle, event, facts.state, actor)) {
    return { allowed: false, presence: 'hidden', reasons: [notPossibleNow] };
  }
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

function targetOf<N extends LifeCycleNames, Facts extends StateFacts<N>, Input>(
  row: EventRow<N>,
  guards: Readonly<Record<N['guard'], AnyGuardRow<Facts, Input>>>,
  facts: Facts,
  actor: Actor,
  input: Input | undefined,
): N['state'] | null {
  if (row.to === undefined) return null;
  if (typeof row.to === 'string') return row.to;
  if ('backTo' in row.to) {
    if (facts.pausedIn == null) throw new Error('an order that goes back has no state to go to');
    return facts.pausedIn;
  }
  const branch = row.to.find((one) => one.if === undefined || guards[one.if].check(facts, actor, input) === true);
  return branch?.state ?? null;
}

/** fourEyes → FOUR_EYES */
export const upperSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
