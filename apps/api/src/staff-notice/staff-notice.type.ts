import { staffNoticesFields } from '@beian/domain/notices';
import { createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const StaffNotices = objectType(staffNoticesFields);

export const SeeStaffNoticesResult = createUnionType({
  name: 'SeeStaffNoticesResult',
  description: 'The notices as they are now, or why nothing was noted. Since 2026-11.',
  types: () => [StaffNotices, ActionRefused] as const,
  resolveType: (value) => ('notices' in value ? StaffNotices : ActionRefused),
});
