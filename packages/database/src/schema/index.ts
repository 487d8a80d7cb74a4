export {
  answerEntries,
  bureauAnswers,
  bureauIncidents,
  bureauProvinces,
  bureaus,
  connectionEvents,
  connectionNoteAad,
  evidence,
  recordedAnswers,
  refusalReasons,
  reportAad,
  reportChecks,
  submissionDecisions,
  submissionEvents,
  submissionMessageAad,
  submissionOrders,
  submissions,
} from './bureau.ts';
export { calls, materials, notes, orderContents, orders, returns, shownColumns, timers } from './order.ts';
export { records, recordVersions, websites } from './record.ts';
export { uploads } from './upload.ts';
