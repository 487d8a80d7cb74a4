export { actionFields } from './action-fields.ts';
export { type Assessment, assess, type RuleStatement, requiredKinds } from './assess.ts';
export { type AuditAction, auditActionNames, auditLabel, MAX_COUNTED_LINKS } from './audit-actions.ts';
export { type AuditExportPurpose, auditExportPurposes } from './audit-export-purposes.ts';
export { MAX_ASSIGNED_ORDERS, MAX_PUSHED_ORDERS, MAX_REBALANCE_MOVES, MAX_SAVED_FIELDS } from './batch-limits.ts';
export { findingsWithBlackList } from './black-listed.ts';
export {
  againstOwner,
  againstRecord,
  type BlindComparison,
  type BlindOutcome,
  type BlindSide,
  blindOutcomes,
  blindSides,
} from './blind-compare.ts';
export {
  type CallOutcome,
  callAgainAfterMs,
  callbackOutcomeNames,
  callOutcomeNames,
  callOutcomes,
  countMissedCalls,
  minMissedCalls,
} from './calls.ts';
export { type ChangeForm, type ChangeRule, changeForm, changeRules, type MoveAnswer } from './change-form.ts';
export {
  type ChangeFormView,
  changeFormFields,
} from './change-form-fields.ts';
export { checkFields } from './check-fields.ts';
export { itemsInReview, materialKey, missingMaterials } from './checklist.ts';
export { type ComparisonRole, comparisonRoles } from './comparison.ts';
export { domainRuleTexts } from './domain-rule-texts.ts';
export { domainFindings } from './domain-summary.ts';
export { type EscalationReason, escalationReasonNames, escalationReasons } from './escalation-reasons.ts';
export { ETA_LAG_DAYS, ETA_WINDOW_DAYS, type EtaBasis, etaBases, LEAST_ETA_CASES, STATUTORY_SECONDS } from './eta.ts';
export { eventArguments, eventsWithMutation, isForPartners, orderArguments } from './event-arguments.ts';
export type { EventInput, LiveEvent } from './events/all.ts';
export { curtainAddress } from './events/curtain.ts';
export {
  type Item,
  type ManualStage,
  manualStages,
  type OrderFacts,
  type PausedClock,
  type StoredFinding,
  type Verdict,
} from './facts.ts';
export type { FieldChoice, FieldCondition } from './field-choices.ts';
export { fieldsOfOrder, groupInOrder, returnableFields } from './fields-of-order.ts';
export { isFilingPasswordRequired } from './filing-password.ts';
export { filingCheckTargets, filingFindings, filingQuestionFor } from './filing-status-findings.ts';
export { guardMessageOf, guards } from './guards.ts';
export { LEASE_MINUTES, LEASE_RENEWAL_SECONDS } from './lease.ts';
export {
  eventRow,
  eventsThatPause,
  eventsThatResume,
  liveEvents,
  orderLifeCycle,
  statesOfWaiting,
} from './life-cycle.ts';
export {
  decisionEvents,
  explainOffer,
  type NothingNext,
  nothingNextReasons,
  offeredStates,
  offerGuards,
  reasonsNotOffered,
} from './next.ts';
export {
  type BarOrderFilter,
  isOurDuty,
  type OrderFilter,
  type OrderFilterName,
  orderFilters,
  readApproved,
  readEnded,
  readWaited,
  type SavedOrderFilter,
  type ShownOrderFilter,
  savedFilterNames,
} from './order-filters.ts';
export {
  type OrderOptionView,
  orderOptionFields,
  type PlanOptionView,
  planOptionFields,
} from './order-option-fields.ts';
export { type Permission, permissionsOf } from './permissions.ts';
export { personOfSubject } from './person-of-subject.ts';
export {
  beginsFromNothing,
  MAX_FIRST_WEBSITES,
  type PlanName,
  planForSeveral,
  planLabels,
  planNames,
  planRow,
  planStops,
  plansFor,
} from './plans.ts';
export { itemsTouchedByPublication, photographedFields } from './publication.ts';
export {
  allowedSorts,
  LATE_WINDOW_DAYS,
  type OrderFlag,
  type OrderSort,
  orderFlags,
  orderSorts,
  type QueueClock,
  type QueueStage,
  queueClockNames,
  queueFilterPatterns,
  queueStageLabels,
  queueStages,
  type RowFlag,
  rowFlags,
  sortOrderOf,
} from './queue.ts';
export { queueClocks } from './queue-clocks.ts';
export {
  defaultColumns,
  fieldOfColumn,
  maxQueueViews,
  type OtherColumn,
  type QueueColumn,
  type QueueDensity,
  queueColumns,
  queueDensities,
  queueFields,
} from './queue-desk.ts';
export { type QueueDeskChange, queueDeskChange } from './queue-desk-change.ts';
export { type QueueDeskView, type QueueViewView, queueDeskFields } from './queue-fields.ts';
export { type QueueFilter, queueFilter, sortOrder } from './queue-filter.ts';
export {
  type BalanceLoadView,
  type BalanceOrderView,
  balanceLoadFields,
  balanceOrderFields,
  type OrderMovedView,
  type OrdersMovedView,
  orderMovedFields,
  ordersMovedFields,
  type PlannedMoveView,
  plannedMoveFields,
  type ReassignmentKind,
  type ReassignmentMoveView,
  type ReassignmentPageView,
  type ReassignmentView,
  type RebalancePreviewView,
  reassignmentFields,
  reassignmentMoveFields,
  reassignmentPageFields,
  rebalancePreviewFields,
  type StaffNameView,
  type StuckOrderView,
  staffNameFields,
  stuckOrderFields,
} from './reassignment-fields.ts';
export { metadataEntry, type OrderMetadata, referenceChange } from './reference.ts';
export { isReference, referenceBounds, referenceForm } from './reference-form.ts';
export { type RulebookChange, rulebook, rulebookChanges, statedRules } from './rulebook.ts';
export {
  type ChangeRuleView,
  changeRuleFields,
  type ProvinceView,
  provinceFields,
  type RulebookView,
  rulebookFields,
  type StatedRuleView,
} from './rulebook-fields.ts';
export {
  type RulebookRule,
  type RuleSubjects,
  type RuleTopic,
  ruleSubjects,
  ruleTopicNames,
  ruleTopics,
  type StatedRule,
} from './rulebook-rows.ts';
export { type SkipReason, skipReasonNames, skipReasons } from './skip-reasons.ts';
export {
  firstMobile,
  maxSmsWrongEntries,
  nextSmsPollAt,
  type SmsPerson,
  type SmsState,
  smsPersons,
  smsPersonsOf,
  smsReturnReason,
  smsStates,
} from './sms.ts';
export { endedStepText, isLinkedStep, type LinkedStep, linkedSteps, STEP_LINK_USES } from './step-links.ts';
export { confirmationsOf, warningsOf } from './warnings.ts';
export { WORKER_WAIT_MS } from './worker-wait.ts';
