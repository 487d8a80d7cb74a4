export type { AppContext, WithKeys } from './context-type.ts';
export { system, testSystem } from './system-actor.ts';
export {
  isTest,
  openSnapshot,
  queryAsSystem,
  readLong,
  readOnly,
  runAs,
  type Snapshot,
  settleAll,
  transaction,
  Unaudited,
} from './transactions.ts';
export type { Tx } from './tx.ts';
