import { refusedCalls } from '@beian/domain/partner';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';

@ObjectType('PartnerErrorCount', {
  simpleResolvers: true,
  description: `How often a partner was refused something in the last ${refusedCalls.days} days, and for what. Since 2026-11.`,
})
export class PartnerErrorCount {
  @Field(() => String, { description: 'The mutation, e.g. `saveDraft`.' })
  operation!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: '`Reason.code`.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "When the code is given, in the caller's language; null: the message of the refusal says it. Since 2026-11.",
  })
  message!: string | null;

  @Field(() => Int, { description: 'Calls; one that was refused for several reasons counts for each.' })
  count!: number;

  @Field(() => DateTime, { description: 'The last time.' })
  lastAt!: string;
}
