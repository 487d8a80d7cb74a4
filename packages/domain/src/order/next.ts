import { type TimeLeft, timeLeftText } from '../clock/time-left.ts';
import { workingTimeText } from '../clock/time-units.ts';
import { judge, reasonsOf } from '../life-cycle/judge.ts';
import { type Reason, readAgain } from '../refusal.ts';
import type { Actor } from '../staff/roles.ts';
import { type Text, text } from '../text.ts';
import type { OrderFacts } from './facts.ts';
import { type GuardName, guards } from './guards.ts';
import { eventRow, liveEvents, orderLifeCycle } from './life-cycle.ts';
import type { Duty, OrderEvent, OrderState } from './names.ts';
import { states } from './states.ts';

/** In every state: who is away gets nothing, and what a supervisor gave to somebody else, or has to answer first, waits for them. */
const whoseItIs = ['isThere', 'notAssignedToAnother', 'notEscalated'] as const;

/**
 * 取下一单: the states in which an order is offered, and the guards beyond claim's own that tell whether this person can
 * bring it further. SUBMITTING is the system's own move: there is nothing to decide.
 */
export const offers = {
  INITIAL_REVIEW: whoseItIs,
  PHOTO_REVIEW: whoseItIs,
  SUBMISSION_PENDING: [...whoseItIs, 'fourEyes', 'bureauConfigured'],
  UPLOAD_FAILED: [...whoseItIs, 'fourEyes'],
  SMS_RETURNED: [...whoseItIs, 'fourEyes'],
  BUREAU_REJECTED: [...whoseItIs, 'fourEyes'],
} as const satisfies Partial<Record<OrderState, readonly GuardName[]>>;

export type OfferedState = keyof typeof offers;
export const offeredStates = Object.keys(offers) as OfferedState[];

/** Why an order is not offered to somebody: claim's own guards, and those of its state. Empty: it is. */
export function notOffered(facts: OrderFacts, actor: Actor): readonly Reason[] {
  const judged = judge(orderLifeCycle, guards, 'claim', facts, actor, {});
  if (!judged.allowed) return judged.reasons;
  const more: readonly GuardName[] | undefined = offers[facts.state as OfferedState];
  if (more === undefined) return [nothingToDecide];
  return more.flatMap((name) => reasonsOf<OrderFacts>(name, guards[name], facts, actor, undefined));
}

const nothingToDecide: Reason = {
  code: 'NOTHING_TO_DECIDE',
  message: text('此订单现在没有需要审核人员决定的事', 'There is nothing for a reviewer to decide now'),
  suggestion: readAgain,
  ruleId: 'product.md R2',
};

/** Which event in which state brings a duty of ours to its end by the hand of a reviewer: what handling time is counted to. */
export const decisions: readonly { readonly event: OrderEvent; readonly state: OfferedState; readonly duty: Duty }[] =
  offeredStates.flatMap((state) =>
    liveEvents.flatMap((event) => {
      const { by, from, to } = eventRow(event);
      return to !== undefined && by.includes('reviewer') && from.includes(state)
        ? [{ event, state, duty: states[state].duty }]
        : [];
    }),
  );

/** What the card says of an order that was taken. */
export interface Offer {
  readonly state: OrderState;
  /** Null: no clock. */
  readonly left: TimeLeft | null;
  /** Median handling of the stage, milliseconds. */
  readonly handlingMs: number;
  readonly province: Text;
  /** Several people decide: who approved does not push. */
  readonly fourEyes: boolean;
  /** A supervisor gave it to this person. */
  readonly assigned: boolean;
}

/** Why this order and not another, in sentences. */
export function offerWhy({ state, left, handlingMs, province, fourEyes, assigned }: Offer): readonly Text[] {
  const usual = workingTimeText(handlingMs / 1000);
  const guarded: readonly GuardName[] = offers[state as OfferedState] ?? [];
  return [
    ...(assigned ? [text('主管指派给您', 'assigned to you')] : []),
    ...(left === null ? [] : [timeLeftText(left)]),
    text(`通常用时 ${usual.zh}`, `usually takes ${usual.en}`),
    text(`您受理${province.zh}`, `you cover ${province.en}`),
    ...(fourEyes && guarded.includes('fourEyes') ? [text('初审不是您通过的', 'not your own decision')] : []),
  ];
}

/** Why nothing is offered. */
export const nothingNext = {
  AWAY: text('您今天登记为缺勤，不分配订单', 'You are marked as away today: nothing is offered'),
  NOTHING_WAITS: text('没有等待审核的订单', 'No order waits for a reviewer'),
  NOT_AMONG_SKILLS: text('没有您受理范围内的订单在等待', 'What waits is not among what you take on'),
  ALL_HELD: text('您受理范围内的订单都已被领取', 'All that you take on is held by somebody'),
  PASSED_OVER: text(
    '余下的订单由您通过初审、已被您跳过、已指派给同事或已升级，或其管局连接已停用',
    'What is left you approved yourself or passed over, is assigned to a colleague or escalated, or its bureau is stopped',
  ),
} as const satisfies Record<string, Text>;

export type NothingNext = keyof typeof nothingNext;
