import { staffNoticesFields } from '@beian/domain/notices';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const StaffNotices = objectType(staffNoticesFields);

export const SeeStaffNoticesResult = resultType(
  'SeeStaffNoticesResult',
  'The notices as they are now, or why nothing was noted. Since 2026-11.',
  StaffNotices,
);
