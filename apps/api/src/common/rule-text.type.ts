import { Field, ObjectType } from 'type-graphql';
import { CalendarDate } from './date-time.ts';

@ObjectType('RuleSource', {
  simpleResolvers: true,
  description: 'A document that a rule comes from 来源. Since 2026-11.',
})
export class RuleSource {
  @Field(() => String, { description: 'Its key, as `source` has it.' })
  key!: string;

  @Field(() => String, { description: "Its title, in the caller's language." })
  title!: string;

  @Field(() => String, { description: 'Who published it, and the copy that was read.' })
  publisher!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Day, month or years of the text or of the copy, e.g. `2019-09-12`; null: it has no date.',
  })
  date!: string | null;
}

@ObjectType('RuleText', {
  simpleResolvers: true,
  description: 'A rule of the field or of a bureau, in one sentence. Since 2026-11.',
})
export class RuleText {
  @Field(() => String, { description: "What it says, in the caller's language." })
  text!: string;

  @Field(() => String, {
    description: 'Where it comes from: a key of the documented sources; `derived`: our own inference.',
  })
  source!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'First day on which it is in force, `YYYY-MM-DD`; null where it is told with an order.',
  })
  from?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'First day on which it no longer is; null: none is known.',
  })
  until?: string | null;

  @Field(() => [RuleSource], {
    nullable: true,
    description: 'The documents that `source` names; null where it is told with an order.',
  })
  sources?: RuleSource[] | null;
}
