import type { TimeUnit } from '@beian/domain/clock';
import { Field, Int, ObjectType } from 'type-graphql';
import { TimeUnits } from '../common/enums.ts';

@ObjectType('TimeLeft', {
  simpleResolvers: true,
  description:
    'What is left until a due time, or how long ago it passed 剩余时间: of the moment of the answer, in the largest unit of its duty that is whole. Since 2026-11.',
})
export class TimeLeft {
  @Field(() => Int, { description: 'Whole units, rounded down, never negative; 0: less than one.' })
  amount!: number;

  @Field(() => TimeUnits, { description: 'What is counted.' })
  unit!: TimeUnit;

  @Field(() => Boolean, { description: 'The due time has passed; `amount` says how long ago.' })
  overdue!: boolean;
}
