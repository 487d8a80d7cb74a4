import { type BoardPeriod, boardFields } from '@beian/domain/board';
import type { QueueClock } from '@beian/domain/order';
import { Field, ID, InputType } from 'type-graphql';
import { BoardPeriods, QueueClocks } from '../common/enums.ts';
import { objectType } from '../schema/object-type.ts';

@InputType('BoardFilter', {
  description:
    'Narrows the SLA board. It applies to open orders and to what ended today; to the past as far as figures are stored by it (`Board.pastIsKnown`); never to `weeks` and `rectifications`. Since 2026-11.',
})
export class BoardFilterInput {
  @Field(() => ID, { nullable: true, description: 'Orders of this partner.' })
  partnerId?: string | null;

  @Field(() => QueueClocks, { nullable: true, description: 'Orders of this duty of the desk.' })
  clock?: QueueClock | null;

  @Field(() => BoardPeriods, {
    nullable: true,
    description: 'Days of what has ended, and weeks of the chart; left out: `DAYS_30`.',
  })
  period?: BoardPeriod | null;
}

export const Board = objectType(boardFields);
