export { accountUnreadable, type BureauConnectionRow, listBureaus, stopBureau } from './accounts.ts';
export { type Backoff, backOff, countRepair, delayCalls, raiseAlarm, type SendingDue, sendingDue } from './batch.ts';
export { withBureauLock } from './bureau-lock.ts';
export { type CallOutcome, recordCall } from './calls.ts';
export { enterOrdersByHand, sendOrdersByInterface } from './channel.ts';
export { type ClosedCall, endClosure, openClosure, settleClosures } from './closures.ts';
export {
  type BureauToTest,
  bureauToTest,
  type ConnectionTestView,
  findConnectionTest,
  storeBureauTest,
  testBureau,
  testConnection,
} from './connection-test.ts';
export { addBureau, changeBureau } from './connections.ts';
export { loadGateway, newConnectionActions } from './gateway.ts';
export { loadHandOver } from './hand-over.ts';
export { updateConnectionHours, updateHoursClosures } from './hours.ts';
export { mayReadIncidents } from './incident-rights.ts';
export { loadOrderWait } from './order-wait.ts';
export { type ConnectionOutcome, pauseBureau, resumeBureau } from './pause.ts';
export {
  adoptNumber,
  askToCompareAll,
  askToCompareFirst,
  bureauToResync,
  countAfterLoss,
  lastNumber,
  loadComparisons,
  MAX_SEQUENCE,
  type PendingResync,
  type ResyncResult,
  resyncBureau,
  retryNow,
  sendNow,
  settleAlarm,
  storeResync,
} from './resync.ts';
export { seedConnection } from './seed-connection.ts';
