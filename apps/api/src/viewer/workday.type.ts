import { Field, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';

@ObjectType('Workday', {
  simpleResolvers: true,
  description: 'The Shanghai day of the database’s clock as a working day 工作日. Since 2026-11.',
})
export class Workday {
  @Field(() => DateTime, { description: "The database's clock." })
  now!: string;

  @Field(() => CalendarDate, { description: 'YYYY-MM-DD.' })
  day!: string;

  @Field(() => Boolean, { description: 'It is worked, by the calendar of holidays and make-up days.' })
  working!: boolean;

  @Field(() => Boolean, { description: 'It lies beyond the loaded calendar: Monday to Friday is taken.' })
  provisional!: boolean;

  @Field(() => DateTime, { description: 'When work begins on a day like this.' })
  opensAt!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  closesAt!: string;

  @Field(() => DateTime, { description: 'When the next working day begins.' })
  nextOpensAt!: string;
}
