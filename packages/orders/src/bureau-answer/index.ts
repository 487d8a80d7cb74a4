export { loadOrderToReport, type OrderToReport, type ReportContent } from './after-state.ts';
export { type AnswerDetails, type AnswerOrigin, answerDetailsAad } from './answer-details.ts';
export { saidViews } from './answers.ts';
export { addRefusalWords } from './bureau-answer.ts';
export { takeFilingNumber } from './filing-number.ts';
export { fillEscapeCauses } from './fill-escape-causes.ts';
export { readManualSheet } from './manual-sheet.ts';
export { recordedAnswerAad } from './recorded-answer.ts';
