import { staffSkillsFields } from '@beian/domain/work';
import { createUnionType, Field, InputType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

@InputType('AbsenceInput', { description: 'Days on which somebody is away 缺勤. Since 2026-11.' })
export class AbsenceInput {
  @Field(() => String, { description: 'The first day, YYYY-MM-DD of Shanghai.' })
  from!: string;

  @Field(() => String, { description: 'The last day, included; not before the first.' })
  until!: string;
}

export const StaffSkills = objectType(staffSkillsFields);

export const SkillsResult = createUnionType({
  name: 'SkillsResult',
  description: 'The person as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [StaffSkills, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : StaffSkills),
});
