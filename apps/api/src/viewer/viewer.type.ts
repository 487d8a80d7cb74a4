import { viewerFields, workdayFields } from '@beian/domain/staff';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const Viewer = objectType(viewerFields);
export const ViewerResult = resultType(
  'ViewerResult',
  'Who asks, as it is now, or why nothing was changed. Since 2026-11.',
  Viewer,
);
export const Workday = objectType(workdayFields);
