import { rulePath } from '@beian/domain/errors';
import {
  type ChangeRuleView,
  type OrderOptionView,
  type PlanOptionView,
  planRow,
  type ChangeRule as Rule,
  type RuleStatement,
} from '@beian/domain/order';
import type { DueView, DueWhyView } from '@beian/domain/order-fields';
import { orderKindLabels } from '@beian/domain/order-names';
import { sourcesOf } from '@beian/domain/province';
import {
  followMessageAdvice,
  isRefusalReasonCode,
  type Language,
  type Reason,
  type Refusal,
  storedTextIn,
} from '@beian/domain/text';
import type { RecordOptions } from '@beian/orders/actions';
import type { ActionView, CurtainView, OrderView } from '@beian/orders/views';
import type { Action } from './common/action.type.ts';
import type { ActionRefused, Reason as ReasonInWords } from './common/reason.type.ts';
import type { RuleSource, RuleText } from './common/rule-text.type.ts';

/** The only function that picks the caller's language for the texts of a reason, which may be a stored one. */
export const localizeReason = (
  reason: Omit<Reason, 'code'> & { readonly code: string },
  language: Language,
): ReasonInWords => ({
  code: reason.code,
  refusalCode: isRefusalReasonCode(reason.code) ? reason.code : null,
  field: reason.field ?? null,
  message: storedTextIn(reason.message, language),
  // A refusal stored under an idempotency key may predate these two fields.
  suggestion: storedTextIn(reason.suggestion ?? followMessageAdvice, language),
  ruleId: reason.ruleId ?? 'api',
  ruleUrl: rulePath(reason.ruleId ?? 'api'),
});

export const localizeRule = (rule: RuleStatement, language: Language): RuleText => ({
  text: rule.says[language],
  source: rule.source,
  from: rule.from ?? null,
  until: rule.until ?? null,
  sources: localizeSources(rule.source, language),
});

/** The documents that a row names by keys. */
export const localizeSources = (named: string, language: Language): RuleSource[] =>
  sourcesOf(named).map(({ key, title, publisher, date }) => ({
    key,
    title: title[language],
    publisher: publisher[language],
    date,
  }));

export const localizeChangeRule = (rule: Rule, language: Language): ChangeRuleView => ({
  move: rule.move,
  label: rule.label[language],
  answer: rule.answer,
  conditions: rule.conditions.map((one) => localizeRule(one, language)),
  wayOut: rule.wayOut?.[language] ?? null,
});

export const toActionRefused = (refusal: Refusal, language: Language): ActionRefused => ({
  code: refusal.code,
  refusalKind: refusal.code,
  reasons: refusal.reasons.map((reason) => localizeReason(reason, language)),
});

export const localizeAction = (action: ActionView, language: Language): Action => ({
  ...action,
  reasons: action.reasons.map((reason) => localizeReason(reason, language)),
  acknowledge: action.acknowledge.map((reason) => localizeReason(reason, language)),
});

/** A view with its reasons in the caller's language. */
type InWords<View> = Omit<View, 'reasons'> & { readonly reasons: readonly ReasonInWords[] };

/** What can be opened for a record: single orders, and plans. */
export function localizeOptions(
  { orders, plans }: RecordOptions,
  language: Language,
): { orders: InWords<OrderOptionView>[]; plans: InWords<PlanOptionView>[] } {
  const inLanguage = <T extends { readonly reasons: readonly Reason[] }>(option: T) => ({
    ...option,
    reasons: option.reasons.map((reason) => localizeReason(reason, language)),
  });
  return {
    orders: orders.map((option) => ({ ...inLanguage(option), kindLabel: orderKindLabels[option.kind][language] })),
    plans: plans.map((option) => {
      const { label, between } = planRow(option.plan);
      return { ...inLanguage(option), label: label[language], between: between[language] };
    }),
  };
}

export const localizeCurtain = (curtain: CurtainView, language: Language) => ({
  ...curtain,
  actions: curtain.actions.map((action) => localizeAction(action, language)),
});

/** A view with the reasons anywhere in it in the caller's language. */
type Localized<T> = T extends Reason
  ? ReasonInWords
  : T extends readonly (infer E)[]
    ? readonly Localized<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Localized<T[K]> }
      : T;

/** An order as clients get it, with the selected parts. */
export type LocalizedOrder = Localized<Omit<OrderView, 'due' | 'dueWhy' | 'actions' | 'curtain'>> & {
  readonly actions?: readonly Action[];
  readonly curtain?: ReturnType<typeof localizeCurtain> | null;
  readonly due: (DueView & { readonly why?: DueWhyView }) | null;
};

/**
 * Localizes the reasons of an order in place, of the parts that are loaded: copying 50 orders of a list takes as long as the answer itself,
 * and adding fields without a value to each of them a tenth of it.
 */
export function localizeOrder(order: OrderView, language: Language): LocalizedOrder {
  const { actions, report, curtain, bureauAppPhoto } = order;
  const localized = order as { -readonly [K in keyof LocalizedOrder]: LocalizedOrder[K] };
  // If only the id is selected, the record is not loaded.
  if (order.record === undefined) localized.record = { id: order.recordId } as LocalizedOrder['record'];
  if (curtain) localized.curtain = localizeCurtain(curtain, language);
  if (bureauAppPhoto)
    localized.bureauAppPhoto = {
      ...bureauAppPhoto,
      problem: bureauAppPhoto.problem && localizeReason(bureauAppPhoto.problem, language),
    };
  if (actions) localized.actions = actions.map((action) => localizeAction(action, language));
  if (order.due && order.dueWhy) localized.due = { ...order.due, why: order.dueWhy };
  if (report)
    localized.report = { ...report, problems: report.problems.map((problem) => localizeReason(problem, language)) };
  return localized;
}
