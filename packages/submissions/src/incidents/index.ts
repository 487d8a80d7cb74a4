export { giveUpFile, settleNoteAad } from './give-up.ts';
export { listIncidentIds, loadIncidents, readEvidence } from './incident-pages.ts';
export {
  getEvidence,
  type Incident,
  isGivenUp,
  lastGivenUp,
  markCallRecovered,
  markFileRecovered,
  markGivenUpAcknowledged,
  markIncidentSeen,
  recordIncident,
} from './incidents.ts';
