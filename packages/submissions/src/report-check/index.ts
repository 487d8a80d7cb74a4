export { buildReport, loadAttachmentCodes } from './build-report.ts';
export { ContentChanged, checkReport } from './check-report.ts';
