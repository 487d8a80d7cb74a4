import {
  type OrderSort,
  orderFilters,
  type QueueColumn,
  type QueueDensity,
  type QueueStage,
} from '@beian/domain/order';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { OrderSorts, QueueColumns, QueueDensities, QueueStages } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { declareFilters } from '../schema/filter-input.ts';

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

@ObjectType('QueueView', {
  simpleResolvers: true,
  description: 'A filter kept under a name 保存的视图. Since 2026-11.',
})
export class QueueView {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'As the person wrote it.' })
  name!: string;

  @Field(() => QueueViewFilter, { description: 'What it shows.' })
  filter!: QueueViewFilter;

  @Field(() => [String], {
    description:
      "What it names that is no longer there, as sentences in the caller's language; `filter` is without it.",
  })
  missing!: string[];
}

@ObjectType('QueueDesk', {
  simpleResolvers: true,
  description: 'How the caller reads the queue 我的队列. Since 2026-11.',
})
export class QueueDesk {
  @Field(() => [QueueColumns], { description: 'Columns beside the due time and the number.' })
  columns!: QueueColumn[];

  @Field(() => QueueDensities, { description: 'How close the rows stand.' })
  density!: QueueDensity;

  @Field(() => Boolean, { description: 'The caller has chosen them; else they are those of the role.' })
  arranged!: boolean;

  @Field(() => [QueueView], { description: 'Saved views, in the sequence of their tabs.' })
  views!: QueueView[];
}

export const QueueDeskResult = createUnionType({
  name: 'QueueDeskResult',
  description: "The caller's queue as it is now, or why it was not changed. Since 2026-11.",
  types: () => [QueueDesk, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : QueueDesk),
});
