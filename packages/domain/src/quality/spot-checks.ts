import { z } from 'zod';
import type { Span } from '../calendar/spans.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { formatCount } from '../text/in-words.ts';

/** Which share of a tenure class applies to an event. */
export type DrawShare = 'approvals' | 'returns';

/**
 * 抽检: decisions from which spot checks are drawn. Returns are included: with passed items only, agreement cannot be
 * distinguished from chance, and unnecessary returns are never found.
 */
export const drawnEvents = {
  approveInitialReview: 'approvals',
  approvePhoto: 'approvals',
  returnForCorrection: 'returns',
  rejectPhoto: 'returns',
} as const satisfies Partial<Record<LiveEvent, DrawShare>>;
export type DrawnEvent = keyof typeof drawnEvents;
export const drawnEventNames = Object.keys(drawnEvents) as DrawnEvent[];
export const isDrawnEvent = (event: LiveEvent): event is DrawnEvent => Object.hasOwn(drawnEvents, event);

/**
 * 资历档: percentage of a person's decisions that is spot-checked while their first decision is fewer than `belowDays`
 * days ago.
 */
export interface TenureClass {
  /** null: everybody else; only in the last row. */
  readonly belowDays: number | null;
  readonly approvals: number;
  readonly returns: number;
  /** Of approvals with items that were passed as a group; left out: as `approvals`. */
  readonly grouped?: number;
}

/** 抽检规则: the configurable rules of spot checks. */
export interface SpotCheckRules {
  /** Ordered by days. */
  readonly classes: readonly TenureClass[];
  /** Working days after which a spot check lapses. */
  readonly patienceDays: number;
}

/** Bounds of the rules: days of a class, number of classes, working days until a spot check lapses. */
export const spotCheckBounds = { belowDays: 3650, classes: 8, lapseDays: 20 } as const;

const percent = z.number().min(0).max(100);
const withMessage = (message: BilingualText) => ({ params: { says: message } });

export const tenureClass = z
  .strictObject({
    belowDays: z
      .int()
      .min(1)
      .max(spotCheckBounds.belowDays)
      .nullable()
      .meta({
        description: `1 to ${formatCount(spotCheckBounds.belowDays)}; left out in the last row alone.`,
      }),
    approvals: percent.meta({ description: 'Percent of approvals, 0 to 100.' }),
    returns: percent.meta({ description: 'Percent of returns, 0 to 100.' }),
    grouped: percent.optional().meta({
      description: 'Percent of approvals with items that were passed as a group, 0 to 100; left out: as `approvals`.',
    }),
  })
  .meta({ graphql: 'TenureClassInput', description: 'A class of tenure 资历档. Since 2026-11.' });

export const spotCheckRules = z.strictObject({
  classes: z
    .array(tenureClass)
    .min(1)
    .max(spotCheckBounds.classes)
    .refine(
      (rows) => rows.every(({ belowDays }, at) => (belowDays === null) === (at === rows.length - 1)),
      withMessage(bilingual('最后一档不设天数，其余各档须写明天数', 'The last class has no days, every other one has')),
    )
    .refine(
      (rows) =>
        rows.every((row, at) => at === 0 || row.belowDays === null || (rows[at - 1]?.belowDays ?? 0) < row.belowDays),
      withMessage(bilingual('各档天数须从小到大', 'The classes stand in the order of their days')),
    ),
  patienceDays: z.int().min(1).max(spotCheckBounds.lapseDays),
});

/** The class of a person whose first decision was this many whole days ago; 0 at the first decision. */
export function tenureClassOf(rules: SpotCheckRules, days: number): TenureClass {
  const found = rules.classes.find(({ belowDays }) => belowDays === null || days < belowDays);
  if (found === undefined) throw new Error('the last tenure class has a limit');
  return found;
}

export const groupedShareOf = ({ grouped, approvals }: TenureClass): number => grouped ?? approvals;

/**
 * Percent of the decisions of a class that are drawn. A return has its own share also if items were passed as a group: these
 * verdicts stand, and the approval that follows is drawn with the share of grouped ones.
 */
export const drawnShareOf = (row: TenureClass, event: DrawnEvent, grouped: boolean): number =>
  grouped && drawnEvents[event] === 'approvals' ? groupedShareOf(row) : row[drawnEvents[event]];

/** 通过方式: how an item, or an approval with such an item, was passed. */
export const passKinds = {
  GROUP: bilingual('按一致项通过', 'Passed with the group that agrees'),
  SINGLE: bilingual('逐项通过', 'Passed one by one'),
} as const satisfies Record<string, BilingualText>;
export type PassKind = keyof typeof passKinds;

/** Hexadecimal digits of the keyed hash that are used: 48 bits. */
const DIGITS = 12;

/**
 * The number drawn for a decision, 0 ≤ n < 100, from the keyed hash (hex) of the order and the position in its event
 * log: it cannot be predicted without the key, and can be reproduced with it.
 */
export const drawnNumber = (hash: string): number => (Number.parseInt(hash.slice(0, DIGITS), 16) / 16 ** DIGITS) * 100;

/** Whether the number is below the share, percent: 0 draws nothing, 100 everything. */
export const isDrawn = (number: number, share: number): boolean => number < share;

/** Input of the keyed hash. */
export const drawKey = (orderId: string, seq: number): string => `${orderId}:${seq}`;

/** How long a spot check waits. The order does not wait for it. */
export const spotCheckSpan = ({ patienceDays }: SpotCheckRules): Span => ({ kind: 'workingTime', days: patienceDays });

/** Duration of a claim of a spot check, ms; afterwards another person may claim it. */
export const SPOT_CHECK_CLAIM_MS = 3_600_000;

/** 抽检结果: outcome of a spot check. */
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

/** The most serious outcome of the verdict pairs: a wrongly passed item outranks an unnecessary return. */
export function spotCheckOutcomeOf(pairs: readonly VerdictPair[], pushed: boolean): SpotCheckOutcome {
  if (pairs.some(({ first, second }) => first === 'pass' && second === 'return')) return pushed ? 'MISSED' : 'CAUGHT';
  return pairs.some(({ first, second }) => first === 'return' && second === 'pass') ? 'STRICT' : 'AGREED';
}

export const spotCheckLists = {
  TO_DO: bilingual('待我抽检', 'To be looked at by the caller'),
  ABOUT_ME: bilingual('关于我的审核', "About the caller's own work"),
  OPEN: bilingual('全部待抽检', 'All that are open'),
  ENDED: bilingual('已结束', 'All that have ended'),
  DRAWN: bilingual('全部抽中', 'All that were drawn'),
} as const satisfies Record<string, BilingualText>;
export type SpotCheckList = keyof typeof spotCheckLists;
