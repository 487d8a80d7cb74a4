export { type JobName, type JobPayload, type JobQueue, jobNames, jobs } from './jobs.ts';
