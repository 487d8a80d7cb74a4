import { assignCandidateFields } from '@beian/domain/work';
import { objectType } from '../schema/object-type.ts';

export const AssignCandidate = objectType(assignCandidateFields);
