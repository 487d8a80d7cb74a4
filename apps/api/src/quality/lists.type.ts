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

export const LateFinding = objectType(lateFindingFields);
export const Escape = objectType(escapeFields);
export const OrderRounds = objectType(orderRoundsFields);

export const LateFindingConnection = connectionType(LateFinding, 'LateFinding');
export const EscapeConnection = connectionType(Escape, 'Escape');
export const OrderRoundsConnection = connectionType(OrderRounds, 'OrderRounds');
