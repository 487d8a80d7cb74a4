export { type IncidentView, listIncidentIds, loadIncidents, readEvidence } from './incident-pages.ts';
export { getEvidence, type Incident, markIncidentSeen, recordIncident } from './incidents.ts';
export {
  listRectificationIds,
  loadRectifications,
  MAX_RECTIFICATIONS,
  type RectificationView,
} from './rectification-pages.ts';
export { handleRectification, noticeHashes, rectificationAad, storeBureauNotice } from './rectifications.ts';
