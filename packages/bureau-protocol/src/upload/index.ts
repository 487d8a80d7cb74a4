export { encodeMaterial, type MaterialReport } from './attachments.ts';
export { cancellations, type UploadBlock, uploadBlocks } from './blocks.ts';
export { encodeReport, previewReport, type ReportPreview, UnreportableFiling } from './encode.ts';
export { fileFrame, joinRecords, maxFileBytes, maxFilingsPerFile } from './file.ts';
export type {
  CancellationReport,
  ChangeReport,
  NewAccessReport,
  NewFilingReport,
  NewWebsiteReport,
  RecordKey,
  Report,
} from './report.ts';
export {
  encodeVerificationResult,
  type StoredTask,
  UnanswerableTask,
  type VerificationResult,
} from './verification-result.ts';
