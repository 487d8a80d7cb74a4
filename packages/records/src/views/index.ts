export { findChangeForm, recordChangeRules, rulesNow } from './change-form.ts';
export { loadRecordHistory } from './record-history.ts';
export {
  listRecordIds,
  loadRecords,
  type RecordRow,
  recordColumnsSql,
  recordView,
} from './records.ts';
