export { addJob, claimOutbox, lockIfPending, markJobDone, type OutboxRow, releaseOutbox } from './outbox.ts';
