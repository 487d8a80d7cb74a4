export * from './app-photos.ts';
export * from './assign-orders.ts';
export { type EvidenceFile, exportEvidence } from './audit/export.ts';
export { type Head, headLine } from './audit/head.ts';
export { type HeadsFolder, openHeadsFolder } from './audit/heads-folder.ts';
export { type AuditKey, loadAuditKey } from './audit/key.ts';
export { linkAudit, MOST_LINKED } from './audit/link.ts';
export { noteRefusal } from './audit/note-refusal.ts';
export { HeadsDiffer, keepPublicKey, type Signing, signHeads } from './audit/sign.ts';
export { type BoardDimension, rollBoard } from './board/roll.ts';
export * from './bureau/accounts.ts';
export * from './bureau/after-state.ts';
export * from './bureau/alone.ts';
export * from './bureau/answers.ts';
export * from './bureau/apply-answer.ts';
export * from './bureau/archive.ts';
export * from './bureau/batch.ts';
export { type BlackListChange, storeBlackList } from './bureau/black-list.ts';
export * from './bureau/clear-answer.ts';
export * from './bureau/closures.ts';
export * from './bureau/connections.ts';
export * from './bureau/deregister.ts';
export { followRecord } from './bureau/follow.ts';
export * from './bureau/hours.ts';
export * from './bureau/incidents.ts';
export * from './bureau/owing.ts';
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
export { sealVersions } from './bureau/versions.ts';
export {
  applyCalendar,
  type CalendarApplication,
  type CalendarChange,
  type CalendarPreview,
  isMoved,
  previewCalendar,
} from './calendar/change.ts';
export type { DueMove } from './calendar/moves.ts';
export { recountAll } from './calendar/recount-all.ts';
export { findCalendarStanding } from './calendar/standing.ts';
export { findWorkday } from './calendar/workday.ts';
export * from './call.ts';
export { type DeskDraft, forgetOldDrafts, loadDeskDrafts, saveDeskDraft } from './desk-drafts.ts';
export * from './digest/preference.ts';
export { writeDigests } from './digest/write.ts';
export * from './domains/verify.ts';
export { type Download, type DownloadRefusal, downloadRequest, openDownload } from './downloads/download.ts';
export { type DownloadName, downloadLists } from './downloads/lists.ts';
export { type DryRunView, dryRun } from './dry-run.ts';
export { loadEta } from './eta/load.ts';
export { rollEta } from './eta/roll.ts';
export type * from './eta/view.ts';
export * from './files/evidence.ts';
export * from './files/sent-file.ts';
export type { Spool } from './files/spool.ts';
export * from './files/upload-tickets.ts';
export * from './files/uploads.ts';
export { type ImageSize, imageSizes } from './files/viewer-mark.ts';
export * from './filings/answer.ts';
export { lookupsArePending } from './filings/ask.ts';
export {
  type ForecastAsked,
  type ForecastScore,
  type ForecastSum,
  type ForecastView,
  loadForecast,
  loadForecastTimes,
} from './forecast/load.ts';
export { rollForecast } from './forecast/roll.ts';
export * from './context.ts';
export * from './ids.ts';
export * from './lease.ts';
export * from './listen.ts';
export { checkContent } from './machine-checks.ts';
export * from './next.ts';
export * from './notices.ts';
export * from './papers/verification-form.ts';
export { PartnerBusy, PartnerReadTooLong, partnerConnections } from './partner-connections.ts';
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
export type { PersonAsked } from './personal/asked.ts';
export type { ArchiveFile } from './personal/collect.ts';
export * from './personal/exports.ts';
export * from './personal/look-up.ts';
export * from './personal/request-views.ts';
export * from './personal/requests.ts';
export { createPlaces, type Places } from './places.ts';
export * from './production.ts';
export * from './proofs/answer.ts';
export { type ProofOutcome, proveRecord } from './proofs/ask.ts';
export * from './proofs/view.ts';
export * from './push-orders.ts';
export { rollQuality } from './quality/roll.ts';
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
export { mayReadEscalations, openEscalationsOf } from './queries/escalations.ts';
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
export type * from './queries/photo-view.ts';
export * from './queries/quality.ts';
export * from './queries/quality-lists.ts';
export * from './queries/quality-reader.ts';
export * from './queries/queue-desk.ts';
export * from './queries/record-history.ts';
export * from './queries/records.ts';
export * from './queries/rectifications.ts';
export type { RevealView } from './queries/reveal-view.ts';
export * from './queries/search.ts';
export * from './queries/second-look-page.ts';
export type * from './queries/second-look-view.ts';
export {
  listSecondLookIds,
  loadSecondLooks,
  mayListSecondLooks,
  type SecondLooksAsked,
  secondLookListNames,
} from './queries/second-looks.ts';
export { loadSettings } from './queries/settings.ts';
export { mayReadSkips, type SkipView, skipsOf } from './queries/skips.ts';
export type * from './queries/submission-view.ts';
export * from './queries/submissions.ts';
export * from './queries/unmatched.ts';
export type * from './queries/view.ts';
export { applyRebalance, type MovesOutcome } from './reassign/apply.ts';
export type { GroundOrder } from './reassign/ground.ts';
export type { ReassignmentKind } from './reassign/keep.ts';
export { listReassignments, type ReassignmentPage, type ReassignmentView } from './reassign/list.ts';
export { type Named, type PlannedMove, previewRebalance, type RebalancePreview } from './reassign/plan.ts';
export { undoReassignment } from './reassign/undo.ts';
export { deleteDropped, type FileSweep, sweepFiles } from './retention/dropped-files.ts';
export { askForRetention, type Retained, type RetainOptions, retain } from './retention/run.ts';
export * from './retention/settings.ts';
export * from './reveals/alarms.ts';
export { type LiftOutcome, liftRevealQuota } from './reveals/lift.ts';
export * from './reveals/reveal.ts';
export { fillSearchColumns } from './search/fill.ts';
export * from './second-looks/rules.ts';
export {
  giveSecondLook,
  type SecondLookStepOutcome,
  takeSecondLook,
} from './second-looks/steps.ts';
export { withSecretFiles } from './secret-files.ts';
export * from './settings.ts';
export * from './sms.ts';
export { appPhotoIsPending } from './sql/app-photos.ts';
export { timeHandling } from './sql/next.ts';
export * from './sql/outbox.ts';
export { testAppPicture } from './test-orders/app-picture.ts';
export { TEST_ISP_ID, testSystem } from './test-orders/ground.ts';
export { testHolderOf } from './test-orders/holder.ts';
export { createTestRecords, ensureTestRecords, makeTestRecords } from './test-orders/records.ts';
export { type BuildTestFile, StepRefused, stepTestOrder } from './test-orders/step.ts';
export { type ClockSeen, lookAtClock, type Ringing, ringTimers, TimerFault } from './timers.ts';
export { type Unavailable, unavailableBy } from './unavailable.ts';
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
export { type CursorStanding, type FollowedPage, judgeCursor, readFollowed } from './webhooks/follow.ts';
export {
  type AttemptView,
  type DeliveryView,
  type EndpointView,
  loadDeliveries,
  loadEndpoints,
  loadPartnerEvents,
  type PartnerEventView,
  readSecret,
} from './webhooks/log.ts';
