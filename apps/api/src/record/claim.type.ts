import { claimInput, claimPaperFields, recordClaimFields } from '@beian/domain/filing';
import { connectionType } from '../common/page.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const ClaimInput = inputType(claimInput);
export type ClaimInput = Given<typeof claimInput>;

objectType(claimPaperFields);
const RecordClaim = objectType(recordClaimFields);

export const RecordClaimConnection = connectionType(RecordClaim, 'RecordClaim');

export const RecordClaimResult = resultType(
  'RecordClaimResult',
  'The claim as it then stands, or why the step was refused. Since 2026-12.',
  RecordClaim,
);
