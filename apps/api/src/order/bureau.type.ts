import { Field, ID, ObjectType } from 'type-graphql';
import { SaidCode } from '../answer/said.type.ts';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { ItemReason } from './item.type.ts';

@ObjectType('AnsweredItem', { simpleResolvers: true, description: 'An item that a bureau speaks of. Since 2026-11.' })
export class AnsweredItem {
  @Field(() => String, { description: '`Item.key`.' })
  key!: string;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;
}

@ObjectType('BureauAnswer', {
  simpleResolvers: true,
  description:
    'What the bureau said of an order 管局答复. Partners are given its refusals, verbatim with personal values masked. Since 2026-11.',
})
export class BureauAnswer {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, {
    description: '`DOWNLOAD`: a result; `CALL`: the answer of the upload; `RECORDED`: by a supervisor.',
  })
  source!: string;

  @Field(() => DateTime, { description: 'When it came here.' })
  at!: string;

  @Field(() => String, { description: 'dataSequence of the file that it answers; empty for partners.' })
  sequence!: string;

  @Field(() => Boolean, { description: 'It answers the latest attempt.' })
  latest!: boolean;

  @Field(() => String, {
    description: '`approved`, `refused`, `technical`, `notice`, `unknown` or `writtenOff`.',
  })
  verdict!: string;

  @Field(() => String, { description: "What people call the verdict, in the caller's language." })
  verdictLabel!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Shanghai day of the decision, YYYY-MM-DD.' })
  day!: string | null;

  @Field(() => [SaidCode], { description: 'Its codes.' })
  codes!: SaidCode[];

  @Field(() => [AnsweredItem], { description: 'The items that it speaks of; none: the order as a whole.' })
  items!: AnsweredItem[];

  @Field(() => String, { nullable: true, description: "The opinion of the bureau's reviewer, or what was recorded." })
  opinion!: string | null;

  @Field(() => String, { nullable: true, description: 'Its remark.' })
  remark!: string | null;

  @Field(() => String, { nullable: true, description: "The bureau's reviewer." })
  reviewer!: string | null;

  @Field(() => String, { nullable: true, description: "The reviewer's phone." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Who recorded or matched it.' })
  staffName!: string | null;

  @Field(() => String, { nullable: true, description: 'Where its scan is (JPEG).' })
  evidenceUrl!: string | null;
}

@ObjectType('ProposedReason', {
  simpleResolvers: true,
  description: "A reason that the bureau's codes come to, for a return to the applicant. Since 2026-11.",
})
export class ProposedReason extends ItemReason {
  @Field(() => String, { nullable: true, description: '`Item.key`; null: the order as a whole.' })
  item!: string | null;
}
