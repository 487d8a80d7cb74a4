export {
  type RefusedFileStep,
  type SubmissionEvent,
  type SubmissionFacts,
  type SubmissionState,
  submissionGuards,
  submissionLifeCycle,
} from './life-cycle.ts';
export {
  changedConnectionFields,
  type OpenedSubmissionView,
  openedSubmissionFields,
  type SentReportView,
  sentReportFields,
  settledSubmissionFields,
  submissionFileLinkFields,
} from './opened-submission-fields.ts';
export { type SubmissionView, submissionFields } from './submission-fields.ts';
export { bureauFilter, type SubmissionFilter, submissionFilters } from './submission-filters.ts';
