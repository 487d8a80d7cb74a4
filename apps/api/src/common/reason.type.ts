import type { RefusalCode, RefusalReasonCode } from '@beian/domain/text';
import { Field, ObjectType } from 'type-graphql';
import { RefusalKinds, RefusalReasonCodes } from './error-enums.ts';

@ObjectType('Reason', {
  simpleResolvers: true,
  description:
    "Why something is refused, in the caller's language (`Accept-Language`; zh unless en is asked for). Since 2026-11.",
})
export class Reason {
  @Field(() => String, { description: 'Stable machine code, UPPER_SNAKE; as an enum: `refusalCode`.' })
  code!: string;

  @Field(() => RefusalReasonCodes, {
    nullable: true,
    description:
      'The same code as an enum; null: a code of an earlier version, in a refusal that was stored under an idempotency key. Since 2026-11.',
  })
  refusalCode!: RefusalReasonCode | null;

  @Field(() => String, {
    nullable: true,
    description: 'The field, material or argument at fault, e.g. `website.principal.mobile`; null: the whole of it.',
  })
  field!: string | null;

  @Field(() => String, { description: 'What is wrong, in one sentence for people.' })
  message!: string;

  @Field(() => String, { description: 'What to do about it.' })
  suggestion!: string;

  @Field(() => String, {
    description:
      'The rule behind it, e.g. `WEB-01`; a part of the desk where it is no rule of the field, e.g. `life-cycle: lease`, `api`.',
  })
  ruleId!: string;

  @Field(() => String, {
    description:
      'The page of that rule, a path below the address of the API, e.g. `/docs/rules/WEB-01`. Since 2026-11.',
  })
  ruleUrl!: string;
}

@ObjectType('ActionRefused', {
  simpleResolvers: true,
  description: 'An expected refusal: a value, not an error; nothing was written. Since 2026-11.',
})
export class ActionRefused {
  @Field(() => String, {
    description:
      'The class: `NOT_POSSIBLE` (role or state), `GUARD_FAILED`, `INVALID_INPUT`, `STALE` (load again), `LEASE_LOST`, `NOT_FOUND`, `KEY_REUSED`.',
  })
  code!: string;

  @Field(() => RefusalKinds, { description: 'The same class as an enum. Since 2026-11.' })
  refusalKind!: RefusalCode;

  @Field(() => [Reason], { description: 'Everything that stands against it, at least one.' })
  reasons!: Reason[];
}
