export {
  acquireClient,
  commandSettings,
  connectClient,
  DatabaseUnavailable,
  databaseLimits,
  openPool,
  type PooledClient,
  releaseClient,
} from './connections.ts';
export { listen } from './listen.ts';
export {
  PartnerBusy,
  PartnerReadTooLong,
  partnerConnections,
  StaffBusy,
  staffConnections,
} from './partner-connections.ts';
export { type AcquireShared, createSharedSemaphore } from './shared-semaphore.ts';
export { isStoreError, sqlState } from './sql-state.ts';
export { unavailabilityOf } from './unavailable.ts';
