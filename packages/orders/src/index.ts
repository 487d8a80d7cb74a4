export * from './app-photos.ts';
export * from './assign-orders.ts';
export { auditRefusal } from './audit/audit-refusal.ts';
export { type EvidenceFile, exportEvidence } from './audit/export.ts';
export { type Head, headLine } from './audit/head.ts';
export { type HeadsFolder, openHeadsFolder } from './audit/heads-folder.ts';
export { type AuditKey, loadAuditKey } from './audit/key.ts';
export { linkAudit, MAX_LINKED_ROWS } from './audit/link.ts';
export { HeadsDifferError, type SigningOptions, savePublicKey, signHeads } from './audit/sign.ts';
export { type BoardDimension, rollUpBoard } from './board/roll.ts';
export * from './bureau/accounts.ts';
export * from './bureau/after-state.ts';
export * from './bureau/answers.ts';
export * from './bureau/apply-answer.ts';
export * from './bureau/archive.ts';
export * from './bureau/awaited-answers.ts';
export * from './bureau/batch.ts';
export { type BlackListChange, storeBlackList } from './bureau/black-list.ts';
export * from './bureau/bureau-lock.ts';
export * from './bureau/clear-answer.ts';
export * from './bureau/closures.ts';
export * from './bureau/connections.ts';
export * from './bureau/deregister.ts';
export * from './bureau/hours.ts';
export * from './bureau/incidents.ts';
export * from './bureau/pause.ts';
export * from './bureau/publish.ts';
export { loadPublishedCodes, type PublishedCodeRow, storeCodes } from './bureau/published.ts';
export {
  type BureauNoticeEntry,
  type HandleOutcome,
  handleRectification,
  storeBureauNotice,
} from './bureau/rectifications.ts';
export * from './bureau/report.ts';
export * from './bureau/resync.ts';
export * from './bureau/settle-unknown.ts';
export * from './bureau/submissions.ts';
export { syncOrderWithRecord } from './bureau/sync-order.ts';
export { sealVersions } from './bureau/versions.ts';
export {
  applyCalendar,
  type CalendarApplication,
  type CalendarChange,
  type CalendarPreview,
  isMoved,
  previewCalendar,
} from './calendar/change.ts';
export type { DueMove } from './calendar/due-moves.ts';
export { recountAll } from './calendar/recount-all.ts';
export { findCalendarStatus } from './calendar/status.ts';
export { findWorkday } from './calendar/workday.ts';
export * from './context.ts';
export * from './database/listen.ts';
export { PartnerBusy, PartnerReadTooLong, partnerConnections } from './database/partner-connections.ts';
export { type AcquireShared, createSharedSemaphore } from './database/shared-semaphore.ts';
export { type DeskDraft, deleteStaleDrafts, loadDeskDrafts, saveDeskDraft } from './desk-drafts.ts';
export * from './digest/preference.ts';
export { writeDigests } from './digest/write.ts';
export * from './domains/verify.ts';
export { type Download, type DownloadRefusal, downloadRequest, openDownload } from './downloads/download.ts';
export { type DownloadName, downloadLists } from './downloads/lists.ts';
export { type DryRunView, dryRun } from './dry-run.ts';
export { loadEta } from './eta/load.ts';
export { rollUpEta } from './eta/roll.ts';
export type * from './eta/view.ts';
export * from './files/evidence.ts';
export type { Spool } from './files/spool.ts';
export * from './files/submission-file.ts';
export * from './files/upload-tickets.ts';
export * from './files/uploads.ts';
export { type ImageSize, imageSizes } from './files/viewer-watermark.ts';
export * from './filings/answer.ts';
export { hasPendingLookups } from './filings/ask.ts';
export {
  type ForecastQuery,
  type ForecastScore,
  type ForecastSum,
  type ForecastView,
  loadForecast,
  loadForecastTimes,
} from './forecast/load.ts';
export { rollForecast } from './forecast/roll.ts';
export * from './ids.ts';
export * from './lease.ts';
export { runMachineChecks } from './machine-checks.ts';
export * from './notices.ts';
export * from './papers/verification-form.ts';
export * from './people/accounts.ts';
export { type AvailabilityChange, changeAvailability } from './people/availability.ts';
export { type ColleagueView, listColleagues } from './people/colleagues.ts';
export * from './people/device.ts';
export * from './people/invitations.ts';
export * from './people/key-text.ts';
export * from './people/manage-partners.ts';
export * from './people/own-account.ts';
export * from './people/partner-keys.ts';
export * from './people/partner-limits.ts';
export type * from './people/partner-view.ts';
export * from './people/partners.ts';
export type { PasswordCost, PasswordFault } from './people/passwords.ts';
export * from './people/provider.ts';
export * from './people/queue-desk.ts';
export type { Enrolment } from './people/second-factor.ts';
export * from './people/sessions.ts';
export * from './people/sign-in.ts';
export * from './people/skills.ts';
export * from './people/staff.ts';
export { networkOf, tryLimits } from './people/tries.ts';
export * from './perform.ts';
export * from './perform-call.ts';
export type { ArchiveFile } from './personal/collect.ts';
export * from './personal/exports.ts';
export * from './personal/look-up.ts';
export type { PersonQuery } from './personal/person-query.ts';
export * from './personal/request-views.ts';
export * from './personal/requests.ts';
export * from './production.ts';
export * from './proofs/answer.ts';
export { type ProofOutcome, proveRecord } from './proofs/ask.ts';
export * from './proofs/view.ts';
export * from './push-orders.ts';
export { rollUpQuality } from './quality/roll.ts';
export * from './queries/accounts.ts';
export type * from './queries/action-view.ts';
export { recordActions } from './queries/actions.ts';
export type * from './queries/answer-view.ts';
export * from './queries/audit.ts';
export * from './queries/board.ts';
export type * from './queries/board-view.ts';
export type {
  CalendarDayView,
  CalendarNoticeView,
  CalendarView,
  WorkingHoursView,
} from './queries/calendar.ts';
export { loadCalendarView } from './queries/calendar.ts';
export * from './queries/change-form.ts';
export type * from './queries/colleague-view.ts';
export * from './queries/curtains.ts';
export type * from './queries/due-why-view.ts';
export { loadOpenEscalations, mayReadEscalations } from './queries/escalations.ts';
export * from './queries/gateway.ts';
export type * from './queries/gateway-view.ts';
export * from './queries/hand-over.ts';
export * from './queries/incidents.ts';
export { type LateFindingView, loadLateFindings } from './queries/late-findings.ts';
export * from './queries/lists.ts';
export type { OrderFilter } from './queries/order-filter.ts';
export * from './queries/orders.ts';
export { loadPartnerErrors, type PartnerErrorView } from './queries/partner-errors.ts';
export * from './queries/partners.ts';
export { readOrders } from './queries/parts.ts';
export type * from './queries/photo-view.ts';
export * from './queries/quality.ts';
export * from './queries/quality-lists.ts';
export * from './queries/quality-rights.ts';
export * from './queries/queue-desk.ts';
export * from './queries/record-history.ts';
export * from './queries/records.ts';
export * from './queries/rectifications.ts';
export type { RevealView } from './queries/reveal-view.ts';
export * from './queries/search.ts';
export { loadSettings } from './queries/settings.ts';
export { type ShownColumn, type ShownValues, shownFields } from './queries/shown-columns.ts';
export { loadSkips, mayReadSkips, type SkipView } from './queries/skips.ts';
export * from './queries/spot-check-page.ts';
export type * from './queries/spot-check-view.ts';
export {
  listSpotCheckIds,
  loadSpotChecks,
  mayListSpotChecks,
  type SpotCheckPageQuery,
  spotCheckListNames,
} from './queries/spot-checks.ts';
export type * from './queries/submission-view.ts';
export * from './queries/submissions.ts';
export * from './queries/unmatched.ts';
export type * from './queries/view.ts';
export { applyRebalance, type ReassignmentOutcome } from './reassign/apply.ts';
export type { LoadedRebalanceOrder } from './reassign/inputs.ts';
export { listReassignments, type ReassignmentPage, type ReassignmentView } from './reassign/list.ts';
export { type NamedRef, type PlannedMove, previewRebalance, type RebalancePreview } from './reassign/plan.ts';
export type { ReassignmentKind } from './reassign/store.ts';
export { undoReassignment } from './reassign/undo.ts';
export { deleteDroppedFiles, type FileSweep, sweepFiles } from './retention/dropped-files.ts';
export { applyRetention, enqueueRetention, type RetentionOptions, type RetentionResult } from './retention/run.ts';
export * from './retention/settings.ts';
export * from './reveals/alarms.ts';
export { type LiftOutcome, liftRevealQuota } from './reveals/lift.ts';
export * from './reveals/reveal.ts';
export { fillSearchColumns } from './search/fill.ts';
export * from './second-looks/rules.ts';
export {
  claimSpotCheck,
  type SpotCheckStepOutcome,
  submitSpotCheckVerdicts,
} from './second-looks/steps.ts';
export { resolveSecretFiles } from './secret-files.ts';
export * from './settings.ts';
export * from './sms.ts';
export { isAppPhotoPending } from './sql/app-photos.ts';
export { updateHandlingTimes } from './sql/next.ts';
export * from './sql/outbox.ts';
export * from './take-next.ts';
export { testAppPicture } from './test-orders/app-picture.ts';
export { testHolderOf } from './test-orders/holder.ts';
export { createTestRecords, ensureTestRecords, makeTestRecords } from './test-orders/records.ts';
export { TEST_ISP_ID, testSystem } from './test-orders/sandbox.ts';
export { type BuildTestFile, StepRefused, stepTestOrder } from './test-orders/step.ts';
export { type ClockStatus, type FireTimersOptions, fireDueTimers, readClock, TimerFault } from './timers.ts';
export { type Unavailable, unavailabilityOf } from './unavailable.ts';
export * from './webhooks/deliver.ts';
export {
  addEndpoint,
  changeEndpoint,
  type EndpointOutcome,
  removeEndpoint,
  replayEvents,
  rotateSecret,
  testEndpoint,
} from './webhooks/endpoints.ts';
export { type CursorStatus, checkCursor, type FollowedPage, readFollowedEvents } from './webhooks/follow.ts';
export {
  type AttemptView,
  type DeliveryView,
  type EndpointView,
  loadDeliveries,
  loadEndpoints,
  loadPartnerEvents,
  type PartnerEventView,
  readEndpointSecret,
} from './webhooks/log.ts';
