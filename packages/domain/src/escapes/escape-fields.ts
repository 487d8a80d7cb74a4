import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { EscapeCause } from './escape-cause.ts';

/** Periods of the figures of escapes, in weeks that begin on Monday; the current one is the last. */
export const escapeWeeks = [12, 26, 52] as const;
export type EscapeWeeks = (typeof escapeWeeks)[number];
/** Orders that are named behind a row. */
export const MOST_REFUSED_ORDERS = 50;

const province = { shape: 'String', description: 'GB/T 2260 code of the province.' } as const;
const provinceName = { shape: 'String', description: "Its name, in the caller's language." } as const;

const escapeCauseFields = fieldsOf('EscapeCauseCount', 'How many escapes have a cause 流出原因. Since 2026-12.', {
  cause: { shape: enumOf<EscapeCause>('EscapeCause'), description: 'The cause.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  escapes: { shape: 'Int', description: 'Escapes with it.' },
});

const refusedOrderFields = fieldsOf('RefusedOrder', 'An order that a bureau refused. Since 2026-12.', {
  orderId: { shape: 'ID', description: 'Its id.' },
  orderNumber: { shape: 'String', description: 'Its number.' },
  kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'Its kind.' },
  day: { shape: 'Date', description: 'When the bureau refused it.' },
  code: { shape: 'String', description: "The bureau's code." },
});

export const refusalsWithoutRuleFields = fieldsOf(
  'RefusalsWithoutRule',
  'Refusals of a bureau for one item and reason for which no rule existed. Since 2026-12.',
  {
    province,
    provinceName,
    item: { shape: 'String', nullable: true, description: '`Item.key`; null: the order as a whole.' },
    itemLabel: {
      shape: 'String',
      nullable: true,
      description: "What people call the item, in the caller's language.",
    },
    reason: { shape: 'String', description: 'Code of the reason that the bureau’s code stands for.' },
    reasonLabel: { shape: 'String', description: "What people call it, in the caller's language." },
    refusals: { shape: 'Int', description: 'How many there were.' },
    kinds: { shape: enumOf<OrderKind>('OrderKind'), list: true, description: 'The kinds of the orders.' },
    lastDay: { shape: 'Date', description: 'The day of the latest.' },
    orders: {
      shape: refusedOrderFields,
      list: true,
      description: `The orders, the latest first, at most ${MOST_REFUSED_ORDERS}.`,
    },
  },
);
export type RefusalsWithoutRuleView = ViewOf<typeof refusalsWithoutRuleFields>;

const escapeWeekFields = fieldsOf('EscapeWeek', 'The escapes of a week. Since 2026-12.', {
  week: { shape: 'Date', description: 'Its Monday.' },
  escapes: { shape: 'Int', description: 'Refused orders with such an escape.' },
  decisions: { shape: 'Int', description: 'Approvals and refusals of the bureau, of orders that the rule concerns.' },
});

export const escapeRateFields = fieldsOf(
  'EscapeRate',
  'Escape rate 流出率 of a rule in a province: of the bureau’s approvals and refusals of orders that the rule concerns those that refuse what it had passed. Since 2026-12.',
  {
    province,
    provinceName,
    rule: {
      shape: 'String',
      nullable: true,
      description: 'Key or rule id; empty: no rule existed; null: all escapes of the province.',
    },
    ruleLabel: { shape: 'String', description: "What people call it, in the caller's language." },
    escapes: { shape: 'Int', description: 'Refused orders with such an escape, each refusal once.' },
    decisions: {
      shape: 'Int',
      description:
        'Approvals and refusals of the bureau in the period, of orders that the rule concerns: that change a field at which it let something pass; all of the province where it is about a paper or a whole order.',
    },
    share: { shape: 'Float', nullable: true, description: 'The rate, 0 to 1; null: the bureau decided nothing.' },
    low: { shape: 'Float', nullable: true, description: 'Lower bound of its 95 % interval (Wilson).' },
    high: { shape: 'Float', nullable: true, description: 'Upper bound of its 95 % interval (Wilson).' },
    weeks: { shape: escapeWeekFields, list: true, description: 'The same by week, each week of the period.' },
  },
);
export type EscapeRateView = ViewOf<typeof escapeRateFields>;

/** 流出问题: which rules let pass what bureaus refused, and where there was none. */
export const escapeFiguresFields = fieldsOf(
  'EscapeFigures',
  'Which rules let pass what bureaus refused, and where there was none 流出问题. Since 2026-12.',
  {
    weeks: { shape: 'Int', description: 'Weeks of the period.' },
    unjudged: { shape: 'Int', description: 'Former escapes whose cause is not judged yet.' },
    causes: { shape: escapeCauseFields, list: true, description: 'The causes, each with its number.' },
    withoutRule: {
      shape: refusalsWithoutRuleFields,
      list: true,
      description: 'Refusals for which no rule existed, most frequent first.',
    },
    rates: {
      shape: escapeRateFields,
      list: true,
      description: 'Rates by province and rule, most escapes first.',
    },
  },
);
export type EscapeFiguresView = ViewOf<typeof escapeFiguresFields>;
