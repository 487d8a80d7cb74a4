import { staffSkillsFields } from '@beian/domain/work';
import { absenceInput } from '@beian/orders/staffing';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const AbsenceInput = inputType(absenceInput);
export type AbsenceInput = Given<typeof absenceInput>;

export const StaffSkills = objectType(staffSkillsFields);

export const SkillsResult = resultType(
  'SkillsResult',
  'The person as it is now, or why nothing was changed. Since 2026-11.',
  StaffSkills,
);
