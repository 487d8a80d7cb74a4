import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('TeamPace', {
  simpleResolvers: true,
  description:
    'What the reviewers who are not absent decide in a working hour together, pushes included 团队速度. The board and the forecast show the same. Since 2026-12.',
})
export class TeamPace {
  @Field(() => Float, { description: 'Decisions per working hour.' })
  perHour!: number;

  @Field(() => Boolean, {
    description: 'Too few past days are known: estimated from the handling times of the settings.',
  })
  assumed!: boolean;

  @Field(() => Int, { description: 'Past working days whose decisions are known.' })
  days!: number;

  @Field(() => Int, { description: 'Decisions of those days.' })
  decisions!: number;

  @Field(() => String, { description: "What it rests on, in the caller's language." })
  basis!: string;
}
