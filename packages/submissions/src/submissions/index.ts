export { findSentFile, isOurFile, loadSubmissionFile, removeOldFiles } from './archive.ts';
export { endRefusedSubmission, refusalOf } from './end-refused.ts';
export { NumbersUncertain } from './numbers-uncertain.ts';
export {
  findNumberedFile,
  mayRecordFile,
  recordFileWithoutBytes,
  recordRecoveredFile,
  type UnsentOrder,
  unsentOrders,
} from './recovered-file.ts';
export {
  findUncheckedContent,
  isReportable,
  type ReportCheck,
  replaceReportCheck,
  storeBrokenReport,
  storeReportCheck,
} from './report.ts';
export { countSends, type SendsOfFile } from './sends.ts';
export { decisionAad, requestDecision, type SettleOutcome, settleUnknownSubmission } from './settle-unknown.ts';
export { readSubmissionFile, requestSubmissionFile } from './submission-file.ts';
export { listSubmissionIds, loadSubmissions } from './submission-list.ts';
export { loadSubmissionDetails, readSentReport } from './submission-pages.ts';
export {
  moveSubmission,
  OrderChanged,
  type OrderToSubmit,
  ordersToSubmit,
  prepareSubmission,
  type StoredDataFile,
  type Submission,
  settleSubmission,
  storeDataFile,
  submissionInFlight,
} from './submissions.ts';
