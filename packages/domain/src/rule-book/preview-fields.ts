import { enumOf, fieldsOf, type ViewOf } from '../fields/index.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RuleOutcome } from './outcomes.ts';

/** 试算范围: the orders that a preview of a draft goes through, in this order. */
export const rulePreviewPartLabels = {
  OPEN: bilingual('在办订单', 'Open orders'),
  DECISION: bilingual('近 90 天的审核结论', 'Decisions of the last 90 days'),
  REFUSAL: bilingual('近 90 天本可避免的管局驳回', 'Refusals of bureaus that it would have prevented'),
} as const satisfies Record<string, BilingualText>;
export type RulePreviewPart = keyof typeof rulePreviewPartLabels;
export const rulePreviewParts = Object.keys(rulePreviewPartLabels) as readonly RulePreviewPart[];

/** Days whose decisions and refusals are judged again. */
export const PREVIEW_DAYS = 90;

export const rulePreviewStates = {
  ASKED: bilingual('等待试算', 'Waiting'),
  RUNNING: bilingual('试算中', 'Being worked out'),
  DONE: bilingual('已完成', 'Done'),
} as const satisfies Record<string, BilingualText>;
export type RulePreviewState = keyof typeof rulePreviewStates;

const part = {
  part: { shape: enumOf<RulePreviewPart>('RulePreviewPart'), description: 'Which orders.' },
  partLabel: { shape: 'String', description: "Which orders, in the caller's language." },
} as const;

export const rulePreviewCountFields = fieldsOf(
  'RulePreviewCount',
  'How many orders a draft of rules would change in one way 试算计数. Since 2026-12.',
  {
    ...part,
    outcome: { shape: enumOf<RuleOutcome>('RuleOutcome'), description: 'What would change.' },
    outcomeLabel: { shape: 'String', description: "What would change, in the caller's language." },
    orders: { shape: 'Int', description: 'Orders; one that changes in two ways counts for both.' },
  },
);

export const rulePreviewPartnerFields = fieldsOf(
  'RulePreviewPartner',
  'How many orders of a partner a draft of rules would change 试算按合作方. Since 2026-12.',
  {
    ...part,
    partnerId: { shape: 'ID', description: "The partner's id." },
    partnerName: { shape: 'String', description: 'Its name.' },
    orders: { shape: 'Int', description: 'Its orders.' },
  },
);

export const rulePreviewFields = fieldsOf(
  'RulePreview',
  'What a draft of rules, or another edition, would do 试算: the difference between the rules of its day without and with it. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Its id.' },
    draftId: { shape: 'ID', nullable: true, description: 'The draft; null: it is of an edition.' },
    edition: {
      shape: 'String',
      nullable: true,
      description:
        'The value that the setting `edition` would have, such as `2018-06` or `current`; null: it is of a draft.',
    },
    version: {
      shape: 'Int',
      description: 'The version of the draft that it is of; a later version needs another. 0 of an edition.',
    },
    state: { shape: enumOf<RulePreviewState>('RulePreviewState'), description: 'How far it is.' },
    stateLabel: { shape: 'String', description: "How far it is, in the caller's language." },
    day: { shape: 'Date', description: 'The first day on which all of the draft applies.' },
    askedAt: { shape: 'DateTime', description: 'When it was asked for.' },
    endedAt: { shape: 'DateTime', nullable: true, description: 'When it was finished; null: not yet.' },
    judged: { shape: 'Int', description: 'Orders judged so far.' },
    total: { shape: 'Int', nullable: true, description: 'Orders to judge; null: not counted yet.' },
    refusalsChanged: {
      shape: 'Int',
      description: 'Refusals of bureaus that are left out, because their orders have other content by now.',
    },
    counts: { shape: rulePreviewCountFields, list: true, description: 'By what would change.' },
    partners: { shape: rulePreviewPartnerFields, list: true, description: 'By partner, the most orders first.' },
  },
);
export type RulePreviewView = ViewOf<typeof rulePreviewFields>;

export const rulePreviewItemFields = fieldsOf(
  'RulePreviewItem',
  'An order that a draft of rules would change 试算订单. Since 2026-12.',
  {
    id: { shape: 'ID', description: 'Its id in the list.' },
    part: { ...part.part, console: false },
    partLabel: { ...part.partLabel, column: 'part', label: bilingual('范围', 'Part') },
    orderId: { shape: 'ID', description: "The order's global id." },
    orderNumber: { shape: 'String', description: 'Its number.', column: 'order', label: bilingual('订单号', 'Order') },
    stateLabel: {
      shape: 'String',
      description: "The order's state, in the caller's language.",
      column: 'state',
      label: bilingual('状态', 'State'),
    },
    partnerName: {
      shape: 'String',
      description: 'Whose order it is.',
      column: 'partner',
      label: bilingual('合作方', 'Partner'),
    },
    provinceName: {
      shape: 'String',
      description: "The province, in the caller's language.",
      column: 'province',
      label: bilingual('省份', 'Province'),
    },
    decisionLabel: {
      shape: 'String',
      nullable: true,
      description: 'The decision that would be another, in the caller’s language; null: the item is about no decision.',
      column: 'decision',
      label: bilingual('审核结论', 'Decision'),
    },
    effects: {
      shape: 'String',
      list: true,
      description: "What would change, each as a sentence in the caller's language.",
      column: 'effects',
      label: bilingual('影响', 'What changes'),
    },
  },
);
export type RulePreviewItemView = ViewOf<typeof rulePreviewItemFields>;
