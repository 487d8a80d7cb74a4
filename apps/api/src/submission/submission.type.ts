import {
  openedSubmissionFields,
  type SubmissionFilter,
  sentReportFields,
  submissionFields,
  submissionFileLinkFields,
  submissionFilters,
} from '@beian/domain/submission';
import { connectionType } from '../common/page.type.ts';
import { filterInput, type GivenFilter } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const SubmissionFilterInput = filterInput(
  'SubmissionFilter',
  'Which files 报送记录; what is left out does not matter. Since 2026-11.',
  submissionFilters,
);
export type SubmissionFilterInput = GivenFilter<SubmissionFilter>;

export const Submission = objectType(submissionFields);

export const SubmissionConnection = connectionType(Submission, 'Submission');

export const OpenedSubmission = objectType(openedSubmissionFields);

export const SentReport = objectType(sentReportFields);

export const SubmissionFileLink = objectType(submissionFileLinkFields);

export const SubmissionFileResult = resultType(
  'SubmissionFileResult',
  'A link to the file, or why there is none. Since 2026-11.',
  SubmissionFileLink,
);
