import type { SmsState } from '@beian/domain/order';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { SmsStates } from '../common/enums.ts';
import { TimeLeft } from './time-left.type.ts';

@ObjectType('SmsCheck', {
  simpleResolvers: true,
  description:
    'How one phone stands with the SMS check of the ministry 短信核验; of the latest attempt that is checked. Since 2026-11.',
})
export class SmsCheck {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: "Whose phone, in the caller's language." })
  person!: string;

  @Field(() => String, { description: 'The phone, masked.' })
  phone!: string;

  @Field(() => SmsStates, { description: 'How it stands.' })
  state!: SmsState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the code was sent; null: not yet, or not known.' })
  sentAt!: string | null;

  @Field(() => DateTime, { description: 'The end of the window.' })
  deadline!: string;

  @Field(() => Int, { description: 'Wrong entries so far; after five the order is returned.' })
  wrongEntries!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the ministry last answered about it; null: never.' })
  answeredAt!: string | null;

  @Field(() => Boolean, {
    description: 'The ministry does not tell the outcome: a reviewer enters what the bureau’s page shows.',
  })
  deskAsked!: boolean;

  @Field(() => Boolean, { description: 'Nothing is awaited any more.' })
  closed!: boolean;

  @Field(() => TimeLeft, {
    nullable: true,
    description: 'What is left of the window; null: nothing is awaited any more.',
  })
  left!: TimeLeft | null;

  @Field(() => String, { nullable: true, description: 'What a reviewer’s word rests on; null for partners.' })
  evidence!: string | null;

  @Field(() => String, { nullable: true, description: 'Whose word it is; null: the ministry’s, and for partners.' })
  staffName!: string | null;
}
