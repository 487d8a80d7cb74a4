export type { AppContext, WithKeys } from './context-type.ts';
export { system, testSystem } from './system-actor.ts';
export {
  isTest,
  openSnapshot,
  queryAsSystem,
  readList,
  readLong,
  readOnly,
  recordedRead,
  runAs,
  type Snapshot,
  settleAll,
  snapshotPool,
  transaction,
  Unaudited,
} from './transactions.ts';
export { leavePending, type Tx } from './tx.ts';
