export { type IncidentView, listIncidentIds, loadIncidents, readEvidence } from './incident-pages.ts';
export { getEvidence, type Incident, markIncidentSeen, recordIncident } from './incidents.ts';
