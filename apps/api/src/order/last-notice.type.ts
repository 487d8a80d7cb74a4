import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';

@ObjectType('LastNotice', {
  simpleResolvers: true,
  description: 'What the principals and the partner were told last 最近通知, in the words of the mail. Since 2026-12.',
})
export class LastNotice {
  @Field(() => String, { description: 'Which notice, e.g. `approved`.' })
  name!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => DateTime, { description: 'When it was written.' })
  at!: string;

  @Field(() => String, { description: 'What happened, as the mail says it.' })
  text!: string;

  @Field(() => [String], { description: 'What is to be done now, as the mail says it; empty: nothing.' })
  steps!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Who takes the steps, e.g. the website principal; null: whoever files the order.',
  })
  doneBy!: string | null;
}
