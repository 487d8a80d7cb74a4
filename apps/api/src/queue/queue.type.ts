import { type OrderSort, orderFilters, type QueueStage, queueDeskFields } from '@beian/domain/order';
import { Field, InputType, ObjectType } from 'type-graphql';
import { OrderSorts, QueueStages } from '../common/enums.ts';
import { declareFilters } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

@ObjectType('QueueViewFilter', {
  simpleResolvers: true,
  description: 'Which orders a saved view shows, and in what sequence. Since 2026-11.',
})
@InputType('QueueViewFilterInput', {
  description: 'Which orders a saved view shows, and in what sequence. Since 2026-11.',
})
export class QueueViewFilter {
  @Field(() => QueueStages, { description: 'A tab of the queue.' })
  stage!: QueueStage;

  @Field(() => OrderSorts, { nullable: true, description: "Without it the stage's own." })
  sort?: OrderSort | null;

  @Field(() => Boolean, { nullable: true, description: 'The latest first.' })
  descending?: boolean | null;
}
declareFilters(QueueViewFilter, orderFilters, ({ saved, description }) => (saved === true ? description : saved));

export const QueueDesk = objectType(queueDeskFields);
export const QueueDeskResult = resultType(
  'QueueDeskResult',
  "The caller's queue as it is now, or why it was not changed. Since 2026-11.",
  QueueDesk,
);
