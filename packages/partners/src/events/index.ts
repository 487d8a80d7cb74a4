export {
  type AttemptResult,
  type ClaimedDelivery,
  claimDeliveries,
  deleteOldEvents,
  recordAttempt,
} from './deliver.ts';
export { listDeliveryIds, listEndpointIds } from './endpoint-pages.ts';
export {
  addEndpoint,
  changeEndpoint,
  type EndpointOutcome,
  removeEndpoint,
  replayEvents,
  rotateSecret,
  testEndpoint,
} from './endpoints.ts';
export { checkCursor, readFollowedEvents } from './follow.ts';
export {
  listPartnerEventIds,
  loadDeliveries,
  loadEndpoints,
  loadPartnerEvents,
  readEndpointSecret,
} from './log.ts';
export { loadPartnerErrors } from './partner-errors.ts';
export { tellRulesChanged } from './tell-rules.ts';
