export { type SubmissionEvent, type SubmissionState, submissionGuards, submissionLifeCycle } from './life-cycle.ts';
