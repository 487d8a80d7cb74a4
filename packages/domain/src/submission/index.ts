export {
  type RefusedFileStep,
  type SubmissionEvent,
  type SubmissionFacts,
  type SubmissionState,
  submissionGuards,
  submissionLifeCycle,
} from './life-cycle.ts';
