export { giveUpFile, settleNoteAad } from './give-up.ts';
export { type IncidentView, listIncidentIds, loadIncidents, readEvidence } from './incident-pages.ts';
export {
  getEvidence,
  healCall,
  healFile,
  type Incident,
  isGivenUp,
  lastGivenUp,
  markGivenUpAcknowledged,
  markIncidentSeen,
  recordIncident,
} from './incidents.ts';
