export { addJob, claimOutbox, lockIfPending, markJobDone } from './outbox.ts';
