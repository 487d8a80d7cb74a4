import { Field, ObjectType } from 'type-graphql';

@ObjectType('Reason', {
  simpleResolvers: true,
  description:
    "Why something is refused, in the caller's language (`Accept-Language`; zh unless en is asked for). Since 2026-11.",
})
export class Reason {
  @Field(() => String, { description: 'Stable machine code, UPPER_SNAKE.' })
  code!: string;

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

  @Field(() => [Reason], { description: 'Everything that stands against it, at least one.' })
  reasons!: Reason[];
}
