import { changedConnectionFields, settledSubmissionFields } from '@beian/domain/submission';
import { createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const SettledSubmission = objectType(settledSubmissionFields);

export const ChangedConnection = objectType(changedConnectionFields);

export const SettleSubmissionResult = createUnionType({
  name: 'SettleSubmissionResult',
  description: 'The file as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [SettledSubmission, ActionRefused] as const,
  resolveType: (value) => ('stateLabel' in value ? 'SettledSubmission' : 'ActionRefused'),
});

export const ConnectionResult = createUnionType({
  name: 'ConnectionResult',
  description: 'The connection as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [ChangedConnection, ActionRefused] as const,
  resolveType: (value) => ('paused' in value ? 'ChangedConnection' : 'ActionRefused'),
});
