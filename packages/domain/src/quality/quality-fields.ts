import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';

const orderId = { shape: 'ID', description: "The order's global id." } as const;
export const orderNumber = {
  shape: 'String',
  description: 'Its number.',
  column: 'order',
  label: bilingual('订单号', 'Order'),
} as const;
export const provinceName = {
  shape: 'String',
  description: "Its province, in the caller's language.",
  column: 'province',
  label: bilingual('省份', 'Province'),
} as const;
export const kindLabel = {
  shape: 'String',
  description: "Its kind, in the caller's language.",
  column: 'kind',
  label: bilingual('类型', 'Kind'),
} as const;

/** 补提问题: an item that a later return objects to although an earlier return had accepted it unchanged. */
export const lateFindingFields = fieldsOf(
  'LateFinding',
  'What a return objected to although an earlier one had let it stand unchanged 补提问题. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Its id.' },
    orderId,
    orderNumber,
    item: { shape: 'String', description: '`Item.key`.' },
    itemLabel: {
      shape: 'String',
      description: "What people call it, in the caller's language.",
      column: 'item',
      label: bilingual('项目', 'Item'),
    },
    reasons: {
      shape: 'String',
      list: true,
      description: "Why: code and label in the caller's language.",
      column: 'reasons',
      label: bilingual('理由', 'Reasons'),
    },
    round: {
      shape: 'Int',
      description: 'The round in which it was objected to.',
      column: 'round',
      label: bilingual('提出轮次', 'Round'),
    },
    staffName: { shape: 'String', description: 'Who objected.', column: 'by', label: bilingual('提出人', 'Found by') },
    at: {
      shape: 'DateTime',
      description: 'When it was objected to.',
      column: 'at',
      label: bilingual('提出时间', 'Found'),
    },
    passedRound: {
      shape: 'Int',
      description: 'The round in which the order went back without it.',
      column: 'passedRound',
      label: bilingual('放过轮次', 'Passed in round'),
    },
    passedByName: {
      shape: 'String',
      description: 'Who had passed it.',
      column: 'passedBy',
      label: bilingual('放过人', 'Passed by'),
    },
    passedAt: {
      shape: 'DateTime',
      description: 'When it was passed.',
      column: 'passed',
      label: bilingual('放过时间', 'Passed'),
      console: false,
    },
  },
);
export type LateFindingView = ViewOf<typeof lateFindingFields>;

/** 流出问题: what a bureau refused an order for after our approval. */
export const escapeFields = fieldsOf(
  'Escape',
  'What a bureau refused an order for after our approval 流出问题. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Its id.' },
    orderId,
    orderNumber,
    provinceName,
    kindLabel,
    at: {
      shape: 'DateTime',
      description: 'When the bureau refused it.',
      column: 'at',
      label: bilingual('驳回时间', 'Refused'),
    },
    code: {
      shape: 'String',
      description: "The bureau's code.",
      column: 'code',
      label: bilingual('管局代码', "Bureau's code"),
    },
    item: {
      shape: 'String',
      nullable: true,
      description: '`Item.key` that it speaks of; null: the order as a whole.',
      console: false,
    },
    itemLabel: {
      shape: 'String',
      nullable: true,
      description: "What people call the item, in the caller's language.",
      column: 'item',
      label: bilingual('项目', 'Item'),
    },
    reason: {
      shape: 'String',
      description: 'The reason that the code stands for: code and label.',
      column: 'reason',
      label: bilingual('理由', 'Reason'),
    },
    rule: {
      shape: 'String',
      nullable: true,
      description: 'The rule of ours that had passed it; null: none looks at it.',
      console: false,
    },
    ruleLabel: {
      shape: 'String',
      nullable: true,
      description: 'What people call that rule. Since 2026-12.',
      column: 'rule',
      label: bilingual('放过的规则', 'Rule that passed it'),
    },
    passedByName: {
      shape: 'String',
      nullable: true,
      description: 'Who had passed the item, or approved the order where nobody judged it.',
      column: 'passedBy',
      label: bilingual('放过人', 'Passed by'),
    },
  },
);
export type EscapeView = ViewOf<typeof escapeFields>;

/** 轮次: an order at its first push, with the number of rounds it took. */
export const orderRoundsFields = fieldsOf(
  'OrderRounds',
  'An order at its first push to the bureau, with the rounds that it took 轮次. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The order's global id." },
    orderId: { shape: 'ID', description: 'The same.' },
    orderNumber,
    provinceName,
    kindLabel,
    rounds: {
      shape: 'Int',
      description: 'How often it had been submitted by then.',
      column: 'rounds',
      label: bilingual('轮次', 'Rounds'),
    },
    at: {
      shape: 'DateTime',
      description: 'When it was first pushed.',
      column: 'at',
      label: bilingual('首次提交管局', 'First push'),
    },
    approvedByName: {
      shape: 'String',
      nullable: true,
      description: 'Who gave the last initial approval before.',
      column: 'by',
      label: bilingual('初审通过人', 'Approved by'),
    },
  },
);
export type OrderRoundsView = ViewOf<typeof orderRoundsFields>;
