export { attemptAnswers } from './attempt-answers.ts';
export {
  type BureauCallView,
  type BureauView,
  bureauActionFields,
  bureauFields,
  type ConnectionActionView,
  type ConnectionTestView,
  connectionTestFields,
  type FileActionView,
} from './bureau-fields.ts';
export { type CallDirection, callDirections } from './calls.ts';
export {
  type ConnectionEvent,
  type ConnectionFacts,
  type ConnectionState,
  connectionGuards,
  connectionLifeCycle,
  idleConnectionFacts,
} from './connection.ts';
export { type ConnectionInput, connectionInput } from './connection-input.ts';
export { type ClosedSpan, closedBetween, type FilingHours, isFilingTime, nextOpening } from './filing-hours.ts';
export {
  FILE_BEHIND_MINUTES,
  type GatewayFacts,
  type GatewayState,
  gatewayStates,
  gatewayStatesOf,
  needsPerson,
  severityRank,
  VERDICT_DAYS,
} from './gateway.ts';
export {
  type EvidenceView,
  evidenceFields,
  type IncidentView,
  incidentFields,
} from './incident-fields.ts';
export {
  type IncidentCall,
  type IncidentSettlement,
  incidentCalls,
  incidentKindOf,
  incidentKinds,
  incidentSettlements,
  recoversByItself,
  staysSettled,
} from './incident-kinds.ts';
export { type PasswordForm, passwordFormNames, passwordForms } from './password-form.ts';
export {
  type CheckFact,
  type CheckFacts,
  checkFacts,
  describeCheckFacts,
  MAX_RECTIFICATION_DAYS_AHEAD,
  RECTIFICATION_REMINDER_DAYS,
  type RectificationFilter,
  type RectificationKind,
  type RectificationState,
  type ReplyState,
  rectificationDayChoices,
  rectificationFilterNames,
  rectificationFilters,
  rectificationKindRow,
  rectificationKinds,
  rectificationStates,
  replyStates,
} from './rectification.ts';
export {
  type RectificationView,
  rectificationFields,
} from './rectification-fields.ts';
export { type RectificationListFilter, rectificationListFilters } from './rectification-list-filters.ts';
