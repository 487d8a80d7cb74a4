export {
  type RefusedFileStep,
  type SubmissionEvent,
  type SubmissionFacts,
  type SubmissionState,
  submissionGuards,
  submissionLifeCycle,
} from './life-cycle.ts';
export { type SubmissionView, submissionFields } from './submission-fields.ts';
export { type SubmissionFilter, submissionFilters } from './submission-filters.ts';
