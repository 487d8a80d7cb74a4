export { findChangeForm, recordChangeRules, rulesNow, rulesOfDay } from './change-form.ts';
export { loadRecordHistory } from './record-history.ts';
export {
  listRecordIds,
  loadRecords,
  type RecordRow,
  recordColumnsSql,
  recordView,
} from './records.ts';
