import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { PlanName } from '../order/plans.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';

export const planStepFields = fieldsOf('PlanStep', 'One order of a plan. Since 2026-11.', {
  orderId: { shape: 'ID', description: "The order's global id." },
  orderNumber: { shape: 'String', description: 'Its readable number.' },
  kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'What it asks for.' },
  kindLabel: { shape: 'String', description: "The same, in the caller's language." },
  state: { shape: enumOf<OrderState>('OrderState'), description: 'Where it stands.', console: false },
  stateLabel: { shape: 'String', description: "The same, in the caller's language." },
  waits: {
    shape: 'Boolean',
    description: 'It cannot be submitted before the bureau has approved the steps before it.',
  },
  mostSeconds: {
    shape: 'Int',
    description: 'Nine of ten orders of its kind took at most so long (p90), seconds.',
    console: false,
  },
});
export type PlanStepView = ViewOf<typeof planStepFields>;

export const planFields = fieldsOf(
  'Plan',
  'Orders that do one after the other what one order may not 办理方案. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.', console: false },
    name: { shape: enumOf<PlanName>('PlanName'), description: 'Which plan.', console: false },
    label: { shape: 'String', description: "The same, in the caller's language." },
    between: { shape: 'String', description: 'How it is between the first approval and the last.' },
    steps: { shape: planStepFields, list: true, description: 'Its orders, in sequence.' },
    stopped: {
      shape: 'String',
      nullable: true,
      description: 'What a refused, lapsed or abandoned step means for the rest; null: there is none.',
    },
    mostSeconds: {
      shape: 'Int',
      nullable: true,
      description:
        'All steps one after the other, nine of ten cases, seconds; null: all were approved, or one was abandoned.',
    },
    stillSeconds: {
      shape: 'Int',
      nullable: true,
      description: 'Of these: how long stands still what `between` says, seconds.',
    },
  },
);
export type PlanView = ViewOf<typeof planFields>;

export const planPreviewStepFields = fieldsOf('PlanPreviewStep', 'One step of a plan to be opened. Since 2026-11.', {
  kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'The kind of its order.' },
  kindLabel: { shape: 'String', description: "The same, in the caller's language." },
  halfSeconds: {
    shape: 'Int',
    nullable: true,
    description: 'Half of such orders took at most so long (p50), seconds; null: there is too little history.',
    console: false,
  },
  mostSeconds: { shape: 'Int', description: 'Nine of ten took at most so long (p90), seconds.', console: false },
});

export const planPreviewFields = fieldsOf(
  'PlanPreview',
  'What a plan would be for a record; nothing is opened. Since 2026-11.',
  {
    name: { shape: enumOf<PlanName>('PlanName'), description: 'Which plan.', console: false },
    label: { shape: 'String', description: "The same, in the caller's language." },
    between: { shape: 'String', description: 'How it is between the first approval and the last.' },
    steps: { shape: planPreviewStepFields, list: true, description: 'Its steps, in sequence.' },
    mostSeconds: { shape: 'Int', description: 'All steps one after the other, nine of ten cases, seconds.' },
    stillSeconds: {
      shape: 'Int',
      description: 'Of these: how long a site or domain stands still, as `between` says, seconds; 0: none does.',
    },
  },
);
export type PlanPreviewView = ViewOf<typeof planPreviewFields>;
