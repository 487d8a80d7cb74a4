import { type TimeLeft, timeLeftText } from '../clock/time-left.ts';
import { workingTimeText } from '../clock/time-units.ts';
import { evaluateEvent, failureReasons } from '../life-cycle/judge.ts';
import type { Duty } from '../order-names/states.ts';
import { allStates, type OrderState, pushableStates, stateRow, states } from '../order-names/states.ts';
import type { Actor } from '../staff/roles.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Reason, reloadOrderAdvice } from '../text/refusal.ts';
import type { LiveEvent } from './events/all.ts';
import type { OrderFacts } from './facts.ts';
import { type GuardName, guards } from './guards.ts';
import { eventRow, liveEvents, orderLifeCycle } from './life-cycle.ts';

/**
 * Applied in every state: an absent reviewer is offered nothing; orders that a supervisor assigned to somebody else, or
 * that are escalated, are not offered.
 */
const assignmentGuards = ['isThere', 'notAssignedToAnother', 'notEscalated'] as const;

/**
 * The states in which an order is offered: reviewers move next and have something to decide. SUBMITTING is a system step
 * without a decision.
 */
export type OfferedState = {
  [S in OrderState]: (typeof states)[S] extends { nextActor: 'reviewer'; primaryEvents: readonly LiveEvent[] }
    ? S
    : never;
}[OrderState];
const isOffered = (state: OrderState): state is OfferedState =>
  stateRow(state).nextActor === 'reviewer' && stateRow(state).primaryEvents !== undefined;
export const offeredStates = allStates.filter(isOffered);

/** 取下一单: the guards in addition to those of `claim` that decide whether this person can move an order in this state on. */
export const offerGuards = (state: OfferedState): readonly GuardName[] => [
  ...assignmentGuards,
  ...(pushableStates.includes(state) ? (['fourEyes'] as const) : []),
  ...(stateRow(state).primaryEvents?.includes('pushToBureau') === true ? (['bureauConfigured'] as const) : []),
];

/**
 * Reasons why an order is not offered to an actor: the guards of `claim` and those of its state. Empty: it is offered.
 */
export function reasonsNotOffered(facts: OrderFacts, actor: Actor): readonly Reason[] {
  const judged = evaluateEvent(orderLifeCycle, guards, 'claim', facts, actor, {});
  if (!judged.allowed) return judged.reasons;
  if (facts.state === null || !isOffered(facts.state)) return [nothingToDecide];
  return offerGuards(facts.state).flatMap((name) => failureReasons(name, guards[name], facts, actor, undefined));
}

const nothingToDecide: Reason = {
  code: 'NOTHING_TO_DECIDE',
  message: bilingual('此订单现在没有需要审核人员决定的事', 'There is nothing for a reviewer to decide now'),
  suggestion: reloadOrderAdvice,
  ruleId: 'D-next',
};

/**
 * Events by which a reviewer ends one of the desk's duties, with the state: handling time and pace are counted by them. Pushes are among them;
 * review decisions are `reviewDecisions` (quality).
 */
export const decisionEvents: readonly {
  readonly event: LiveEvent;
  readonly state: OfferedState;
  readonly duty: Duty;
}[] = offeredStates.flatMap((state) =>
  liveEvents.flatMap((event) => {
    const { by, from, to, pausesClock } = eventRow(event);
    return to !== undefined && pausesClock === undefined && by.includes('reviewer') && from.includes(state)
      ? [{ event, state, duty: states[state].duty }]
      : [];
  }),
);

/** Values for the message about a taken order. */
export interface Offer {
  readonly state: OrderState;
  /** Null: no clock. */
  readonly left: TimeLeft | null;
  /** Median handling time of the stage, milliseconds. */
  readonly handlingMs: number;
  readonly province: BilingualText;
  /** Several people decide: the approver of the initial review must not push. */
  readonly fourEyes: boolean;
  /** A supervisor assigned it to this person. */
  readonly assigned: boolean;
}

/** Sentences that explain why this order was offered. */
export function explainOffer({
  state,
  left,
  handlingMs,
  province,
  fourEyes,
  assigned,
}: Offer): readonly BilingualText[] {
  const usual = workingTimeText(handlingMs / 1000);
  const needsAnotherPerson = fourEyes && isOffered(state) && offerGuards(state).includes('fourEyes');
  return [
    ...(assigned ? [bilingual('主管指派给您', 'assigned to you')] : []),
    ...(left === null ? [] : [timeLeftText(left)]),
    bilingual(`通常用时 ${usual.zh}`, `usually takes ${usual.en}`),
    bilingual(`您受理${province.zh}`, `you cover ${province.en}`),
    ...(needsAnotherPerson ? [bilingual('初审不是您通过的', 'not your own decision')] : []),
  ];
}

/** Reasons why no order is offered. */
export const nothingNextReasons = {
  AWAY: bilingual('您今天登记为缺勤，不分配订单', 'You are marked as away today: nothing is offered'),
  NOTHING_WAITS: bilingual('没有等待审核的订单', 'No order waits for a reviewer'),
  NOT_AMONG_SKILLS: bilingual('没有您受理范围内的订单在等待', 'What waits is not among what you take on'),
  ALL_HELD: bilingual('您受理范围内的订单都已被领取', 'All that you take on is held by somebody'),
  PASSED_OVER: bilingual(
    '余下的订单由您通过初审、已被您跳过、已指派给同事或已升级，或其管局连接已停用',
    'What is left you approved yourself or passed over, is assigned to a colleague or escalated, or its bureau is stopped',
  ),
} as const satisfies Record<string, BilingualText>;

export type NothingNext = keyof typeof nothingNextReasons;
