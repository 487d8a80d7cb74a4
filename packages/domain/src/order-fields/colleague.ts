import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { EscalationReason } from '../order/escalation-reasons.ts';
import { LEASE_MINUTES } from '../order/lease.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { Refusal } from '../text/refusal.ts';

export const leaseFields = fieldsOf(
  'Lease',
  `Who may write now 领取. Ends ${LEASE_MINUTES} minutes after the last heartbeat. Since 2026-11.`,
  {
    holder: { shape: 'String', description: 'Id of the staff member.' },
    holderName: { shape: 'String', description: 'Display name.' },
    until: { shape: 'DateTime', description: 'When it ends, unless a heartbeat prolongs it.' },
    mine: { shape: 'Boolean', description: 'The caller holds it.' },
    token: {
      shape: 'String',
      nullable: true,
      description: 'Fencing token that every decision carries; only for the holder.',
    },
  },
);
export type LeaseView = ViewOf<typeof leaseFields>;

export const assigneeFields = fieldsOf(
  'Assignee',
  'Who should see to an order 被指派人, apart from who may write now. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Id of the member of staff.' },
    name: { shape: 'String', description: 'Display name.' },
    mine: { shape: 'Boolean', description: 'It is the caller.' },
  },
);

export const adviceFields = fieldsOf(
  'Advice',
  'A question about an order to a colleague or to the supervisors 请求意见; staff only. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    askedName: { shape: 'String', description: 'Who asked.' },
    ofName: { shape: 'String', nullable: true, description: 'Of whom; null: of the supervisors.' },
    question: { shape: 'String', description: 'The question.' },
    at: { shape: 'DateTime', description: 'When it was asked.' },
    answer: { shape: 'String', nullable: true, description: 'The answer; null: there is none yet.' },
    answeredName: { shape: 'String', nullable: true, description: 'Who answered.' },
    answeredAt: { shape: 'DateTime', nullable: true, description: 'When it was answered.' },
    mine: { shape: 'Boolean', description: 'The caller asked it.' },
  },
);
export type AdviceView = ViewOf<typeof adviceFields>;

export const escalationFields = fieldsOf(
  'Escalation',
  'An order that was handed up to the supervisors 升级; staff only. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    reason: { shape: enumOf<EscalationReason>('EscalationReason'), description: 'Why.', console: false },
    reasonLabel: {
      shape: 'String',
      description: "The reason in the caller's language.",
      column: 'reason',
      label: bilingual('升级原因', 'Reason'),
    },
    note: {
      shape: 'String',
      nullable: true,
      description: 'What was typed with it.',
      column: 'note',
      label: bilingual('说明', 'Note'),
    },
    staffName: {
      shape: 'String',
      description: 'Who escalated it.',
      column: 'by',
      label: bilingual('升级人', 'Escalated by'),
    },
    at: { shape: 'DateTime', description: 'When.', column: 'at', label: bilingual('升级时间', 'Escalated') },
    open: { shape: 'Boolean', description: 'It waits for a supervisor.' },
    answer: {
      shape: 'String',
      nullable: true,
      description: 'What the supervisor said; null while it is open, or where the order went on without a word.',
    },
    settledName: { shape: 'String', nullable: true, description: 'The supervisor.' },
    settledAt: { shape: 'DateTime', nullable: true, description: 'When the supervisor spoke.' },
  },
);
/** With the order, which its list reads beside it. */
export type EscalationView = ViewOf<typeof escalationFields> & { readonly orderId: string };

export const escalatedOrderFields = fieldsOf('EscalatedOrder', 'An open escalation with its order. Since 2026-11.', {
  escalation: { shape: escalationFields, description: 'Who handed it up, when and why.' },
  order: { shape: objectOf('Order'), description: 'The order.' },
});

export const orderAssignedFields = fieldsOf(
  'OrderAssigned',
  'How the assignment of one order of several ended. Since 2026-11.',
  {
    orderId: { shape: 'ID', description: "The order's global id." },
    refused: {
      shape: objectOf<Refusal>('ActionRefused'),
      nullable: true,
      description: 'Why it was not assigned; null: it was.',
    },
  },
);

export const ordersAssignedFields = fieldsOf(
  'OrdersAssigned',
  'What became of each order of the call. Since 2026-11.',
  {
    reassignmentId: {
      shape: 'ID',
      nullable: true,
      description: 'What it is kept as: `undoReassignment` takes it back. Since 2026-11.',
    },
    results: { shape: orderAssignedFields, list: true, description: 'In the sequence of the call.' },
  },
);
