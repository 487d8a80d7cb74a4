import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { Reason } from '../text/refusal.ts';
import type { PlanName } from './plans.ts';

export const orderOptionFields = fieldsOf(
  'OrderOption',
  'A kind of order for one thing in a record, and whether its partner can open it now. Since 2026-11.',
  {
    kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'What the order asks for.' },
    kindLabel: { shape: 'String', description: "What people call the kind, in the caller's language." },
    websiteId: {
      shape: 'ID',
      nullable: true,
      description:
        'What `openOrder` takes; for an order about the subject one of its websites, null for a new website.',
    },
    accessId: {
      shape: 'ID',
      nullable: true,
      description: 'What `openOrder` takes; null where the order is about no access.',
    },
    possible: { shape: 'Boolean', description: 'It can be opened now.' },
    reasons: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'Why it cannot be opened now; empty when possible.',
    },
  },
);
export type OrderOptionView = ViewOf<typeof orderOptionFields>;

export const planOptionFields = fieldsOf(
  'PlanOption',
  'A plan for a record, and whether its first order can be opened now. Since 2026-11.',
  {
    plan: { shape: enumOf<PlanName>('PlanName'), description: 'What `openPlan` takes.' },
    label: { shape: 'String', description: "What people call the plan, in the caller's language." },
    between: { shape: 'String', description: 'How it is between the first approval and the last.' },
    possible: { shape: 'Boolean', description: 'It can be opened now.' },
    reasons: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'Why it cannot be opened now; empty when possible.',
    },
  },
);
export type PlanOptionView = ViewOf<typeof planOptionFields>;
