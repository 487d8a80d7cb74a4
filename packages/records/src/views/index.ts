export { findChangeForm, recordChangeRules, rulesNow } from './change-form.ts';
export { loadRecordHistory } from './record-history.ts';
export {
  columns,
  listRecordIds,
  loadRecords,
  type RecordPageQuery,
  type RecordView,
  type Row,
  recordView,
} from './records.ts';
