import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { OrderKind } from '../order/names.ts';
import { type Absence, type AbsenceDays, isAbsentWhenDue } from './availability.ts';
import { type Skills, unmetSkills } from './skills.ts';

/** An order that waits for a reviewer's decision. */
export interface BalanceOrder {
  readonly id: string;
  readonly province: string;
  readonly kind: OrderKind;
  /** Whose it is; null: nobody's. */
  readonly assignee: string | null;
  /** It stays: somebody has it in hand, or it waits for the supervisors. */
  readonly stays: boolean;
  /** Who may not decide it, having approved it before (four eyes); null: anybody may. */
  readonly barred: string | null;
  /** Share of its time that has passed, as the clock has said: 0, 50, 75 or 100. */
  readonly level: number;
  /** By when it is owed, ISO; and the Shanghai day of it. null: no clock runs. */
  readonly due: string | null;
  readonly dueDay: string | null;
}

/** Somebody who reviews and may sign in. */
export interface BalancePerson {
  readonly id: string;
  readonly skills: Skills;
  readonly cap: number | null;
  readonly absences: readonly Absence[];
  /** Orders that are theirs and not among those given: they count for the cap and stay. */
  readonly others: number;
}

export interface RebalanceInputs extends AbsenceDays {
  readonly orders: readonly BalanceOrder[];
  readonly people: readonly BalancePerson[];
  /** Give out what is nobody's, too. */
  readonly includeUnassigned: boolean;
  /** The most orders of one plan; the most urgent are moved first. */
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
  EVEN: bilingual('在手量不均', 'evens out what people have'),
} as const satisfies Record<string, BilingualText>;
export type BalanceReason = keyof typeof balanceReasons;

export interface BalanceMove {
  readonly orderId: string;
  readonly from: string | null;
  readonly to: string;
  readonly why: BalanceReason;
}

/** An order that should move and that nobody can take: how many people each thing keeps from it. Who is told under one is not counted under a later one. */
export interface StuckOrder {
  readonly orderId: string;
  readonly why: BalanceReason;
  readonly away: number;
  readonly notTaken: number;
  readonly fourEyes: number;
  readonly full: number;
}

/** What somebody has: orders, and their weight in hundredths (`weightOf`). */
export interface Load {
  readonly orders: number;
  readonly weight: number;
}

export interface BalancePlan {
  /** In the sequence in which they are to be done: no cap is passed on the way. */
  readonly moves: readonly BalanceMove[];
  readonly stuck: readonly StuckOrder[];
  readonly loads: ReadonlyMap<string, { readonly before: Load; readonly after: Load }>;
  /** The plan was cut at `most`: done, another one goes on. */
  readonly isTruncated: boolean;
}

/** What an order weighs, in hundredths of one whose time has just begun: one that is overdue weighs three. */
export const weightOf = ({ level }: Pick<BalanceOrder, 'level'>): number => 100 + 2 * Math.min(100, Math.max(0, level));

/** Loads that differ by no more than three fresh orders, or a tenth of what people have on average, are even enough. */
export const balanceTolerance = (meanWeight: number): number => Math.max(300, Math.floor(meanWeight / 10));

/** Whether somebody can see to an order, apart from how much they have; else what keeps them from it, the first of these. */
export function assignmentObstacle(
  order: BalanceOrder,
  person: BalancePerson,
  days: AbsenceDays,
): 'AWAY' | 'NOT_TAKEN' | 'FOUR_EYES' | null {
  if (isAbsentWhenDue(person.absences, days, order.dueDay)) return 'AWAY';
  if (unmetSkills(person.skills, order).length > 0) return 'NOT_TAKEN';
  return order.barred === person.id ? 'FOUR_EYES' : null;
}
