import { WORKER_AWAY_SECONDS } from '@beian/reporting/workers';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Workers', {
  simpleResolvers: true,
  description: 'The processes that do the background work: submissions, notices, reminders. Since 2026-11.',
})
export class Workers {
  @Field(() => Int, {
    description: `How many said within ${WORKER_AWAY_SECONDS} s that they run; 0: nothing is pushed, sent or reminded.`,
  })
  running!: number;

  @Field(() => Int, { nullable: true, description: 'Seconds since one was last seen; null: none ever was.' })
  seenSecondsAgo!: number | null;
}
