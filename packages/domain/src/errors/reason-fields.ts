import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { RefusalCode } from '../text/refusal.ts';

export const reasonFields = fieldsOf(
  'Reason',
  "Why something is refused, in the caller's language (`Accept-Language`; zh unless en is asked for). Since 2026-11.",
  {
    code: { shape: 'String', description: 'Stable machine code, UPPER_SNAKE; as an enum: `refusalCode`.' },
    refusalCode: {
      shape: enumOf<RefusalReasonCode>('RefusalReasonCode'),
      nullable: true,
      description:
        'The same code as an enum; null: a code of an earlier version, in a refusal that was stored under an idempotency key. Since 2026-11.',
      console: false,
    },
    field: {
      shape: 'String',
      nullable: true,
      description: 'The field, material or argument at fault, e.g. `website.principal.mobile`; null: the whole of it.',
    },
    message: { shape: 'String', description: 'What is wrong, in one sentence for people.' },
    suggestion: { shape: 'String', description: 'What to do about it.' },
    ruleId: {
      shape: 'String',
      description:
        'The rule behind it, e.g. `WEB-01`; a part of the desk where it is no rule of the field, e.g. `life-cycle: lease`, `api`.',
      console: false,
    },
    ruleUrl: {
      shape: 'String',
      description:
        'The page of that rule, a path below the address of the API, e.g. `/docs/rules/WEB-01`. Since 2026-11.',
      console: false,
    },
  },
);
export type ReasonView = ViewOf<typeof reasonFields>;

export const actionRefusedFields = fieldsOf(
  'ActionRefused',
  'An expected refusal: a value, not an error; nothing was written. Since 2026-11.',
  {
    code: {
      shape: 'String',
      description:
        'The class: `NOT_POSSIBLE` (role or state), `GUARD_FAILED`, `INVALID_INPUT`, `STALE` (load again), `LEASE_LOST`, `NOT_FOUND`, `KEY_REUSED`.',
    },
    refusalKind: {
      shape: enumOf<RefusalCode>('RefusalKind'),
      description: 'The same class as an enum. Since 2026-11.',
      console: false,
    },
    reasons: {
      shape: reasonFields,
      list: true,
      description: 'Everything that stands against it, at least one.',
    },
  },
);
export type ActionRefusedView = ViewOf<typeof actionRefusedFields>;
