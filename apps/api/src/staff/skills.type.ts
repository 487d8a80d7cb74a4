import type { OrderKind } from '@beian/domain/order-names';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate } from '../common/date-time.ts';
import { OrderKinds } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('Absence', { simpleResolvers: true, description: 'Days on which somebody is away 缺勤. Since 2026-11.' })
export class Absence {
  @Field(() => CalendarDate, { description: 'The first day, YYYY-MM-DD of Shanghai.' })
  from!: string;

  @Field(() => CalendarDate, { description: 'The last day, included.' })
  until!: string;
}

@InputType('AbsenceInput', { description: 'Days on which somebody is away 缺勤. Since 2026-11.' })
export class AbsenceInput {
  @Field(() => String, { description: 'The first day, YYYY-MM-DD of Shanghai.' })
  from!: string;

  @Field(() => String, { description: 'The last day, included; not before the first.' })
  until!: string;
}

@ObjectType('StaffSkills', {
  simpleResolvers: true,
  description: 'A member of staff and what they take on 受理范围; empty lists are no limit. Since 2026-11.',
})
export class StaffSkills {
  @Field(() => ID, { description: "The person's global id." })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => String, { description: 'The name to sign in with.' })
  login!: string;

  @Field(() => [String], { description: 'Roles held.' })
  roles!: string[];

  @Field(() => [String], { description: 'Six-digit codes of the provinces; empty: all.' })
  provinces!: string[];

  @Field(() => [OrderKinds], { description: 'Kinds of order; empty: all.' })
  kinds!: OrderKind[];

  @Field(() => Boolean, { description: 'Decides orders: some may be assigned to them. Since 2026-11.' })
  reviews!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The most orders that are given to them at a time 接单上限; null: no limit. Since 2026-11.',
  })
  cap!: number | null;

  @Field(() => Int, { description: 'Orders assigned to them that wait for us 在手订单. Since 2026-11.' })
  assigned!: number;

  @Field(() => Int, {
    description:
      'Of these, what they cannot see to in time 待转派: all while they are away, else what falls due in an absence that begins by the next working day. Since 2026-11.',
  })
  toMove!: number;

  @Field(() => [Absence], {
    description: 'Absences 缺勤 that are not over, in the sequence of their days. Since 2026-11.',
  })
  absences!: Absence[];

  @Field(() => Boolean, {
    description:
      'Away today, in Shanghai: offered nothing and given nothing; what they have is to be moved. Since 2026-11.',
  })
  away!: boolean;

  @Field(() => Boolean, { description: 'The caller may change it.' })
  mayChange!: boolean;
}

export const SkillsResult = createUnionType({
  name: 'SkillsResult',
  description: 'The person as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [StaffSkills, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : StaffSkills),
});
