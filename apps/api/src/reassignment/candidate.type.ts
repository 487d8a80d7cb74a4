import type { OrderKind } from '@beian/domain/order-names';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../common/date-time.ts';
import { OrderKinds } from '../common/enums.ts';

@ObjectType('AssignCandidate', {
  simpleResolvers: true,
  description:
    'A reviewer to whom orders may be assigned: load, skills, absence, and how many of the orders fit. Since 2026-11.',
})
export class AssignCandidate {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => Int, { description: 'Open orders that are assigned to this person.' })
  assigned!: number;

  @Field(() => Int, { nullable: true, description: 'The most that may be; null: no limit.' })
  cap!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Working minutes that these orders take at the team’s median; null: no history yet.',
  })
  minutes!: number | null;

  @Field(() => [String], { description: 'GB/T 2260 codes of the provinces that this person takes; empty: all.' })
  provinces!: readonly string[];

  @Field(() => [OrderKinds], { description: 'Kinds of order that this person takes; empty: all.' })
  kinds!: readonly OrderKind[];

  @Field(() => Boolean, { description: 'Away today.' })
  isAway!: boolean;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'First day of the absence of today, or of the next one; null: none.',
  })
  absentFrom!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of that absence.' })
  absentUntil!: string | null;

  @Field(() => Int, { description: 'How many of the orders this person can take.' })
  fits!: number;

  @Field(() => Int, { description: 'How many are due while this person is away.' })
  away!: number;

  @Field(() => Int, { description: 'How many are not among the skills.' })
  notTaken!: number;

  @Field(() => Int, { description: 'How many this person approved before, so that somebody else must go on.' })
  fourEyes!: number;

  @Field(() => Int, { description: 'How many are beyond the cap.' })
  full!: number;
}
