import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Absence, type AbsenceDays, isAbsentWhenDue } from './availability.ts';
import { type Skills, unmetSkills } from './skills.ts';

/** An order that waits for a reviewer's decision. */
export interface BalanceOrder {
  readonly id: string;
  readonly province: string;
  readonly kind: OrderKind;
  /** The assignee's id; null: unassigned. */
  readonly assignee: string | null;
  /** It must not be moved: somebody holds the lease, or it waits for the supervisors. */
  readonly stays: boolean;
  /** The person who may not decide it because they approved it before (four eyes); null: no restriction. */
  readonly barred: string | null;
  /** Share of its time that has passed, as recorded by the timers: one of `dueLevels`. */
  readonly level: number;
  /** Due time, ISO, and its Shanghai day. null: no clock runs. */
  readonly due: string | null;
  readonly dueDay: string | null;
}

/** A reviewer who may sign in. */
export interface BalancePerson {
  readonly id: string;
  readonly skills: Skills;
  readonly cap: number | null;
  readonly absences: readonly Absence[];
  /** Assigned orders that are not in the input: they count for the cap and stay. */
  readonly others: number;
}

export interface RebalanceInputs extends AbsenceDays {
  readonly orders: readonly BalanceOrder[];
  readonly people: readonly BalancePerson[];
  /** Also assign unassigned orders. */
  readonly includeUnassigned: boolean;
  /** Maximum number of orders of one plan; the most urgent are moved first. */
  readonly most: number;
}

/** Why an order moves. */
export const balanceReasons = {
  LEFT: bilingual('原被指派人已不再审核', 'whose it was reviews no longer'),
  AWAY: bilingual('原被指派人缺勤', 'whose it was is away'),
  NOT_TAKEN: bilingual('不在原被指派人的受理范围内', 'whose it was does not take it on'),
  FOUR_EYES: bilingual('原被指派人通过了初审，须由他人提交', 'whose it was approved it; somebody else must go on'),
  UNASSIGNED: bilingual('未指派', 'was nobody’s'),
  OVER_CAP: bilingual('原被指派人超过接单上限', 'whose it was has more than their cap'),
  ROOM: bilingual('为他人不能接的订单腾出位置', 'makes room for one that nobody else may take'),
  EVEN: bilingual('各人工作量不均', 'evens out what people have'),
} as const satisfies Record<string, BilingualText>;
export type BalanceReason = keyof typeof balanceReasons;

export interface BalanceMove {
  readonly orderId: string;
  readonly from: string | null;
  readonly to: string;
  readonly why: BalanceReason;
}

/**
 * An order that should move but that nobody can take: number of people per obstacle. Each person is counted under the
 * first obstacle only.
 */
export interface StuckOrder {
  readonly orderId: string;
  readonly why: BalanceReason;
  readonly away: number;
  readonly notTaken: number;
  readonly fourEyes: number;
  readonly full: number;
}

/** A person's load: orders, and their weight in hundredths (`weightOf`). */
export interface Load {
  readonly orders: number;
  readonly weight: number;
}

export interface BalancePlan {
  /** In execution order: no cap is exceeded in between. */
  readonly moves: readonly BalanceMove[];
  readonly stuck: readonly StuckOrder[];
  readonly loads: ReadonlyMap<string, { readonly before: Load; readonly after: Load }>;
  /** The plan was cut at `most`: after it another plan is needed. */
  readonly isTruncated: boolean;
}

/** Weight of an order, in hundredths of one whose time has just begun: an overdue order has 300. */
export const weightOf = ({ level }: Pick<BalanceOrder, 'level'>): number => 100 + 2 * Math.min(100, Math.max(0, level));

/**
 * Largest difference of loads that counts as even: three fresh orders, or a tenth of the average load if that is more.
 */
export const balanceTolerance = (meanWeight: number): number => Math.max(300, Math.floor(meanWeight / 10));

/** The first obstacle that prevents somebody from handling an order, apart from their load; otherwise none. */
export function assignmentObstacle(
  order: BalanceOrder,
  person: BalancePerson,
  days: AbsenceDays,
): 'AWAY' | 'NOT_TAKEN' | 'FOUR_EYES' | null {
  if (isAbsentWhenDue(person.absences, days, order.dueDay)) return 'AWAY';
  if (unmetSkills(person.skills, order).length > 0) return 'NOT_TAKEN';
  return order.barred === person.id ? 'FOUR_EYES' : null;
}
