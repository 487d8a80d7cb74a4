import { escapeFields, lateFindingFields, MAX_QUALITY_DAYS, orderRoundsFields } from '@beian/domain/quality';
import { formatCount } from '@beian/domain/text';
import { Field, ID, InputType, Int } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';

@InputType('QualityFilter', {
  description:
    'How a list of the quality page is cut; what is left out does not count. A reviewer reads of own work, whatever is asked. Since 2026-11.',
})
export class QualityFilter {
  @Field(() => Int, {
    nullable: true,
    description: `Shanghai days back, today included, 1 to ${formatCount(MAX_QUALITY_DAYS)}.`,
  })
  days?: number | null;

  @Field(() => ID, { nullable: true, description: 'Whose work it is: who passed or approved. Global id.' })
  reviewer?: string | null;

  @Field(() => String, { nullable: true, description: 'Six-digit code.' })
  province?: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of order.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: '`Item.key`; of escapes empty for those that name none.' })
  item?: string | null;

  @Field(() => String, { nullable: true, description: 'Of escapes: the rule that had passed it; empty: none.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: "Of escapes: the bureau's code." })
  code?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of pushed orders: exactly so many rounds.' })
  rounds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of pushed orders: at least so many rounds.' })
  roundsFrom?: number | null;
}

export const LateFinding = objectType(
  'LateFinding',
  'What a return objected to although an earlier one had let it stand unchanged 补提问题. Since 2026-11.',
  lateFindingFields,
);
export const Escape = objectType(
  'Escape',
  'What a bureau refused an order for after our approval 流出问题. Since 2026-11.',
  escapeFields,
);
export const OrderRounds = objectType(
  'OrderRounds',
  'An order at its first push to the bureau, with the rounds that it took 轮次. Since 2026-11.',
  orderRoundsFields,
);

export const LateFindingConnection = connectionType(LateFinding, 'LateFinding');
export const EscapeConnection = connectionType(Escape, 'Escape');
export const OrderRoundsConnection = connectionType(OrderRounds, 'OrderRounds');
