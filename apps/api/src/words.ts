import {
  type Language,
  mendIt,
  type Reason,
  type Refusal,
  type ChangeRule as Rule,
  type RuleSays,
} from '@beian/domain';
import type { ActionView, CurtainView, OrderPart, OrderView } from '@beian/orders';
import type { Action } from './common/action.type.ts';
import type { ActionRefused, Reason as ReasonInWords } from './common/reason.type.ts';
import type { RuleText } from './common/rule-text.type.ts';
import type { Curtain } from './curtain/curtain.type.ts';
import type { Order } from './order/order.type.ts';
import type { ChangeRule } from './province/change-rule.type.ts';

/** The one place where the texts of a reason become words of the caller's language. */
export const reasonInWords = (reason: Reason, language: Language): ReasonInWords => ({
  code: reason.code,
  field: reason.field ?? null,
  message: reason.message[language],
  // A refusal that was saved for its key before reasons had to have both has neither.
  suggestion: (reason.suggestion ?? mendIt)[language],
  ruleId: reason.ruleId ?? 'api',
});

export const ruleInWords = (rule: RuleSays, language: Language): RuleText => ({
  text: rule.says[language],
  source: rule.source,
});

export const changeRuleInWords = (rule: Rule, language: Language): ChangeRule => ({
  move: rule.move,
  label: rule.label[language],
  answer: rule.answer,
  conditions: rule.conditions.map((one) => ruleInWords(one, language)),
  wayOut: rule.wayOut?.[language] ?? null,
});

export const refused = (refusal: Refusal, language: Language): ActionRefused => ({
  code: refusal.code,
  reasons: refusal.reasons.map((reason) => reasonInWords(reason, language)),
});

export const actionInWords = (action: ActionView, language: Language): Action => ({
  ...action,
  reasons: action.reasons.map((reason) => reasonInWords(reason, language)),
  acknowledge: action.acknowledge.map((reason) => reasonInWords(reason, language)),
});

export const curtainInWords = (curtain: CurtainView, language: Language): Plain<Curtain> => ({
  ...curtain,
  actions: curtain.actions.map((action) => actionInWords(action, language)),
});

/** The shape of a GraphQL type as plain data. */
type Plain<T> = T extends readonly (infer E)[]
  ? readonly Plain<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Plain<T[K]> }
    : T;

type Part =
  | Exclude<OrderPart, 'answers' | 'verdicts' | 'dueWhy'>
  | 'missingMaterials'
  | 'requiredMaterials'
  | 'orderReasons'
  | 'bureauAnswers'
  | 'proposedReasons';

/** An order as a client sees it: the parts that were asked for are there. The compiler holds it against the schema. */
export type OrderInWords = Plain<Omit<Order, Part>> & Partial<Plain<Pick<Order, Part>>>;

/**
 * What `loadOrders` gives, with its reasons in words; the object itself, for to copy fifty of them for a list takes as long as to
 * answer with them.
 */
export function orderInWords(order: OrderView, language: Language): OrderInWords {
  const { actions, report, curtain, bureauAppPhoto } = order;
  return Object.assign(order, {
    // Asked for its id alone, it is not loaded.
    record: (order.record ?? { id: order.recordId }) as OrderInWords['record'],
    curtain: curtain && curtainInWords(curtain, language),
    bureauAppPhoto: bureauAppPhoto && {
      ...bureauAppPhoto,
      problem: bureauAppPhoto.problem && reasonInWords(bureauAppPhoto.problem, language),
    },
    actions: actions?.map((action) => actionInWords(action, language)),
    ...(order.due && order.dueWhy ? { due: { ...order.due, why: order.dueWhy } } : {}),
    report: report && {
      ...report,
      problems: report.problems.map((problem) => reasonInWords(problem, language)),
    },
  }) as OrderInWords;
}
