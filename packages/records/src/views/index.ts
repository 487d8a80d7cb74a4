export { findChangeForm, recordChangeRules, rulesNow } from './change-form.ts';
export { loadRecordHistory, MAX_VERSIONS } from './record-history.ts';
export {
  listRecordIds,
  loadRecords,
  type RecordPageQuery,
  type RecordRow,
  type RecordView,
  recordColumnsSql,
  recordView,
} from './records.ts';
