export { recordActions } from './actions.ts';
export { listRecordOptions, type RecordOptions } from './order-options.ts';
