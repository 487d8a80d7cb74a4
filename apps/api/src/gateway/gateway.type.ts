import { changedConnectionFields, settledSubmissionFields } from '@beian/domain/submission';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const SettledSubmission = objectType(settledSubmissionFields);

export const ChangedConnection = objectType(changedConnectionFields);

export const SettleSubmissionResult = resultType(
  'SettleSubmissionResult',
  'The file as it then stands, or why the step was refused. Since 2026-11.',
  SettledSubmission,
);

export const ConnectionResult = resultType(
  'ConnectionResult',
  'The connection as it then stands, or why the step was refused. Since 2026-11.',
  ChangedConnection,
);
