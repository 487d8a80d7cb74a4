import type { DueDayKind } from '@beian/domain/clock';
import { Field, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { DueDayKinds } from '../common/enums.ts';

@ObjectType('DueDay', {
  simpleResolvers: true,
  description: 'One Shanghai day between the start of a duty and its due time. Since 2026-11.',
})
export class DueDay {
  @Field(() => CalendarDate, { description: 'YYYY-MM-DD.' })
  day!: string;

  @Field(() => DueDayKinds, { description: 'What it is to the count.' })
  kind!: DueDayKind;

  @Field(() => String, { description: "The same in words, in the caller's language." })
  label!: string;

  @Field(() => DateTime, { nullable: true, description: 'From when it counts; null: nothing of it does.' })
  countedFrom!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when.' })
  countedTo!: string | null;

  @Field(() => Int, { description: 'How much of it counts, in seconds.' })
  countedSeconds!: number;

  @Field(() => Int, { nullable: true, description: 'Of whole working days: the how manieth it is.' })
  nth!: number | null;

  @Field(() => Int, { description: 'Working time that did not count because the connection was closed, in seconds.' })
  stillSeconds!: number;

  @Field(() => Boolean, { description: 'No notice covers it yet.' })
  provisional!: boolean;

  @Field(() => String, { nullable: true, description: "The holiday that it is named for, in the caller's language." })
  holiday!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the notice that names it, e.g. 国办发明电〔2025〕7号.',
  })
  notice!: string | null;
}

@ObjectType('DueShift', {
  simpleResolvers: true,
  description: 'A due time that was moved since the duty began. Since 2026-11.',
})
export class DueShift {
  @Field(() => DateTime, { description: 'When it was moved.' })
  at!: string;

  @Field(() => String, { description: "By which event, in the caller's language." })
  label!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was due before.' })
  from!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was due after.' })
  to!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's code, the notice's number, or the hours." })
  cause!: string | null;
}

@ObjectType('DueWhy', {
  simpleResolvers: true,
  description: 'Why an order is due when it is 到期说明: what started it, the rule, and each day. Since 2026-11.',
})
export class DueWhy {
  @Field(() => String, { description: "The event that started the duty, in the caller's language." })
  startedBy!: string;

  @Field(() => DateTime, { description: 'When it started.' })
  startedAt!: string;

  @Field(() => String, { description: 'What is counted, and how.' })
  rule!: string;

  @Field(() => String, { description: 'Where that is laid down.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'Notices of its days, and until when the calendar is loaded.' })
  calendar!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is provisional; null: it is certain.' })
  provisional!: string | null;

  @Field(() => DateTime, { description: 'What the count comes to; another time than `at` until it is counted anew.' })
  countsTo!: string;

  @Field(() => Int, { description: 'What was counted, in seconds; whole working days as 24 hours each.' })
  countedSeconds!: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The clock stands still since then, because the connection to the bureau is closed: `countsTo` moves on until it opens, and the due time is moved then; null: it runs.',
  })
  standingSince!: string | null;

  @Field(() => [DueDay], { description: 'Every day from the start to the due time.' })
  days!: DueDay[];

  @Field(() => [DueShift], { description: 'How it was moved since the duty began, oldest first.' })
  moves!: DueShift[];
}
