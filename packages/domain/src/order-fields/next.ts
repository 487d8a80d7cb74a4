import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { SkipReason } from '../order/skip-reasons.ts';
import { bilingual } from '../text/bilingual-text.ts';

export const nextOrderFields = fieldsOf('NextOrder', 'The order that was taken 取下一单. Since 2026-11.', {
  order: { shape: objectOf('Order'), description: 'The order, under the caller’s lease.' },
  why: { shape: 'String', list: true, description: "Why this one, in the caller's language, a sentence each." },
});

export const nothingNextFields = fieldsOf('NothingNext', 'Nothing is offered to the caller now. Since 2026-11.', {
  nothing: {
    shape: 'String',
    description: '`AWAY`, `NOTHING_WAITS`, `NOT_AMONG_SKILLS`, `ALL_HELD` or `PASSED_OVER`.',
    console: false,
  },
  message: { shape: 'String', description: 'Why, in one sentence.' },
});

export const nextPreviewFields = fieldsOf(
  'NextPreview',
  'What `takeNext` would take now, without its number: somebody else may take it first. Since 2026-11.',
  {
    kindLabel: { shape: 'String', description: "The kind of the order, in the caller's language." },
    stateLabel: { shape: 'String', description: 'Where it stands.' },
    provinceName: { shape: 'String', description: 'The province whose bureau it is for.' },
    why: { shape: 'String', list: true, description: "Why this one, in the caller's language, a sentence each." },
  },
);

export const skipFields = fieldsOf('Skip', 'An order that a reviewer passed over 跳过. Since 2026-11.', {
  id: { shape: 'ID', description: 'Its id.' },
  orderId: { shape: 'ID', description: "The order's global id." },
  orderNumber: { shape: 'String', description: 'Its number.', column: 'order', label: bilingual('订单号', 'Order') },
  staffName: {
    shape: 'String',
    description: 'Who passed it over.',
    column: 'by',
    label: bilingual('跳过人', 'Skipped by'),
  },
  reason: { shape: enumOf<SkipReason>('SkipReason'), description: 'Why.', console: false },
  reasonLabel: {
    shape: 'String',
    description: "The reason in the caller's language.",
    column: 'reason',
    label: bilingual('原因', 'Reason'),
  },
  note: {
    shape: 'String',
    nullable: true,
    description: 'What was typed with it.',
    column: 'note',
    label: bilingual('说明', 'Note'),
  },
  at: { shape: 'DateTime', description: 'When.', column: 'at', label: bilingual('跳过时间', 'Skipped') },
  until: {
    shape: 'DateTime',
    description: 'Offered to this person again from then on, or once the order changes.',
    column: 'until',
    label: bilingual('再次分派', 'Offered again'),
    console: false,
  },
});
export type SkipView = ViewOf<typeof skipFields>;

export const deskDraftFields = fieldsOf(
  'DeskDraft',
  'What the caller has typed at an order and not sent 审核草稿; nobody else sees it. Since 2026-11.',
  {
    body: { shape: 'String', description: 'The text as the screen saved it; empty: none.' },
    at: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it was saved last; null: there is none.',
      console: false,
    },
  },
);
