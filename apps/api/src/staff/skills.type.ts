import type { OrderKind } from '@beian/domain';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { OrderKinds } from '../common/enums.ts';
import { ActionRefused } from '../common/reason.type.ts';

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

  @Field(() => Boolean, { description: 'The caller may change it.' })
  mayChange!: boolean;
}

export const SkillsResult = createUnionType({
  name: 'SkillsResult',
  description: 'The person as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [StaffSkills, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : StaffSkills),
});
