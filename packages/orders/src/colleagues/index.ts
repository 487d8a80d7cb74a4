export { listColleagues } from './colleagues.ts';
export { listEscalationIds, loadOpenEscalations, mayReadEscalations } from './escalations.ts';
export { heartbeat } from './heartbeat.ts';
export { listSkipIds, loadSkips, mayReadSkips } from './skips.ts';
