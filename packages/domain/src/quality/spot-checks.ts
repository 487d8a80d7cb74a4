import { z } from 'zod';
import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { Span } from '../calendar/spans.ts';
import type { OrderEvent } from '../order/names.ts';

/** Which of a class's shares an event is drawn by. */
export type DrawShare = 'approvals' | 'returns';

/**
 * 抽检: decisions of which some are looked at a second time. Returns, too: whoever sees passed items alone cannot tell chance from
 * agreement, and never learns of what went back without need.
 */
export const drawnEvents = {
  approveInitialReview: 'approvals',
  approvePhoto: 'approvals',
  returnForCorrection: 'returns',
  rejectPhoto: 'returns',
} as const satisfies Partial<Record<OrderEvent, DrawShare>>;
export type DrawnEvent = keyof typeof drawnEvents;
export const drawnEventNames = Object.keys(drawnEvents) as DrawnEvent[];
export const isDrawnEvent = (event: OrderEvent): event is DrawnEvent => Object.hasOwn(drawnEvents, event);

/** 资历档: how many of a person's decisions are looked at again, percent, while the first decision is fewer than so many days ago. */
export interface TenureClass {
  /** null: everybody else; the last row alone has it. */
  readonly belowDays: number | null;
  readonly approvals: number;
  readonly returns: number;
}

/** What of second looks is set 抽检规则. */
export interface SpotCheckRules {
  /** In the order of their days. */
  readonly classes: readonly TenureClass[];
  /** Working days within which a second look is to be given; then it lapses. */
  readonly patienceDays: number;
}

const percent = z.number().min(0).max(100);
const withMessage = (message: BilingualText) => ({ params: { says: message } });

export const spotCheckRules = z.strictObject({
  classes: z
    .array(z.strictObject({ belowDays: z.int().min(1).max(3650).nullable(), approvals: percent, returns: percent }))
    .min(1)
    .max(8)
    .refine(
      (rows) => rows.every(({ belowDays }, at) => (belowDays === null) === (at === rows.length - 1)),
      withMessage(bilingual('最后一档不设天数，其余各档须写明天数', 'The last class has no days, every other one has')),
    )
    .refine(
      (rows) =>
        rows.every((row, at) => at === 0 || row.belowDays === null || (rows[at - 1]?.belowDays ?? 0) < row.belowDays),
      withMessage(bilingual('各档天数须从小到大', 'The classes stand in the order of their days')),
    ),
  patienceDays: z.int().min(1).max(20),
});

/** The class of somebody whose first decision was so many whole days ago; 0 for whoever decides for the first time. */
export function tenureClassOf(rules: SpotCheckRules, days: number): TenureClass {
  const found = rules.classes.find(({ belowDays }) => belowDays === null || days < belowDays);
  if (found === undefined) throw new Error('the last tenure class has a limit');
  return found;
}

/** Hexadecimal digits of the draw's keyed hash that are read: 48 bits. */
const DIGITS = 12;

/**
 * The number drawn for a decision, 0 ≤ n < 100, from the keyed hash (hex) of its order and place in the order's log: nobody without the
 * house's key foretells it, and whoever has the key draws the same again.
 */
export const drawnNumber = (hash: string): number => (Number.parseInt(hash.slice(0, DIGITS), 16) / 16 ** DIGITS) * 100;

/** Whether the number falls within the share, percent: 0 draws nothing, 100 everything. */
export const isDrawn = (number: number, share: number): boolean => number < share;

/** What is hashed for a draw. */
export const drawKey = (orderId: string, seq: number): string => `${orderId}:${seq}`;

/** Until when a second look is waited for. It is nobody's promise: the order goes on without it. */
export const spotCheckSpan = ({ patienceDays }: SpotCheckRules): Span => ({ kind: 'workingTime', days: patienceDays });

/** How long a second look is held by whoever took it, ms; then somebody else may take it. */
export const SPOT_CHECK_CLAIM_MS = 3_600_000;

/** How a second look came out 抽检结果. */
export const spotCheckOutcomes = {
  AGREED: bilingual('一致', 'Alike'),
  CAUGHT: bilingual('提交前发现', 'Found before the push'),
  MISSED: bilingual('漏检', 'Missed'),
  STRICT: bilingual('退回过严', 'Returned without need'),
} as const satisfies Record<string, BilingualText>;
export type SpotCheckOutcome = keyof typeof spotCheckOutcomes;

export const spotCheckStates = {
  OPEN: bilingual('待抽检', 'To be looked at'),
  DONE: bilingual('已抽检', 'Looked at'),
  LAPSED: bilingual('已过期', 'Lapsed'),
} as const satisfies Record<string, BilingualText>;
export type SpotCheckState = keyof typeof spotCheckStates;

export interface VerdictPair {
  readonly first: 'pass' | 'return';
  readonly second: 'pass' | 'return';
}

/** The weightiest of what the pairs say: something passed that should not have been goes before something returned without need. */
export function spotCheckOutcomeOf(pairs: readonly VerdictPair[], pushed: boolean): SpotCheckOutcome {
  if (pairs.some(({ first, second }) => first === 'pass' && second === 'return')) return pushed ? 'MISSED' : 'CAUGHT';
  return pairs.some(({ first, second }) => first === 'return' && second === 'pass') ? 'STRICT' : 'AGREED';
}

/** The lists of second looks. */
export const spotCheckLists = {
  TO_DO: bilingual('待我抽检', 'To be looked at by the caller'),
  ABOUT_ME: bilingual('关于我的审核', "About the caller's own work"),
  OPEN: bilingual('全部待抽检', 'All that are open'),
  ENDED: bilingual('已结束', 'All that have ended'),
  DRAWN: bilingual('全部抽中', 'All that were drawn'),
} as const satisfies Record<string, BilingualText>;
export type SpotCheckList = keyof typeof spotCheckLists;
