import { reasonFields } from '../errors/reason-fields.ts';
import { enumOf, fieldsOf } from '../fields/field-rows.ts';
import type { LiveEvent } from './events/all.ts';

export const actionFields = fieldsOf(
  'Action',
  "What the caller may do next, with the judge's verdict: a client draws it and decides nothing. Since 2026-11.",
  {
    event: { shape: enumOf<LiveEvent>('OrderEvent'), description: 'The event; the mutation has the same name.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    presence: { shape: enumOf<'ENABLED' | 'DISABLED'>('Presence'), description: 'Whether it may be done now.' },
    reasons: {
      shape: reasonFields,
      list: true,
      description: 'Why it may not be done now; empty when enabled.',
    },
    primary: {
      shape: 'Boolean',
      nullable: true,
      readers: 'staff',
      description:
        'Whether it is what comes first in this state: a client makes its button stand out, and does only such an action to many orders at once. For staff; null for a partner. Since 2026-11.',
    },
    confirm: {
      shape: 'String',
      nullable: true,
      description:
        'What to ask before doing it: it is final, seen outside, or would send a bureau exactly what it refused, with what it said then.',
    },
    acknowledge: {
      shape: reasonFields,
      list: true,
      description: 'Warnings that the caller must have read: their codes go into the argument `acknowledged`.',
      console: false,
    },
  },
);
