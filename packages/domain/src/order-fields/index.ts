/** An order with its parts, and the nouns around it, as rows of fields. No other folder imports them: they name rows of most. */
export type {
  AttemptView,
  BureauAnswerView,
  DomainCheckView,
  ProposedReasonView,
  ReportView,
  ServiceCodeView,
} from './bureau.ts';
export {
  type AdviceView,
  type EscalationView,
  escalatedOrderFields,
  escalationFields,
  ordersAssignedFields,
} from './colleague.ts';
export { deskFields } from './desk-fields.ts';
export { dryRunFields } from './dry-run.ts';
export { type DueView, type DueWhyView, type TimeLeftView, timeLeftFields } from './due.ts';
export { type EtaHitsView, type EtaView, etaFields, type OrderEtaView } from './eta.ts';
export {
  type HandOverProvinceView,
  handOverProvinceFields,
  type OrderWaitView,
  orderWaitFields,
  pushedOrdersFields,
} from './hand-over.ts';
export type { CallView, NoteView, NoticeView, TimelineView } from './history.ts';
export {
  type BlindView,
  type ComparisonView,
  type FindingView,
  findingFields,
  type ItemReasonView,
  type ItemVerdictView,
  type ItemView,
  itemReasonFields,
  type MaterialView,
  materialFields,
  type RequiredMaterialView,
  type VerificationFormView,
} from './item.ts';
export type { ManualHandOverView } from './manual.ts';
export {
  deskDraftFields,
  nextOrderFields,
  nextPreviewFields,
  nothingNextFields,
  type SkipView,
  skipFields,
} from './next.ts';
export { type OrderPartValues, type OrderRowValues, orderFields, orderPartFields, sharedParts } from './order.ts';
export type { PaperReadingView, PaperStatementView, PhotoHintView } from './paper.ts';
export type { AppPhotoView, FaceCheckView, PhotoGuideView } from './photo.ts';
export { type PlanPreviewView, type PlanStepView, type PlanView, planFields, planPreviewFields } from './plan.ts';
export { type RevealAlarmView, revealAlarmFields, revealedFields } from './reveal.ts';
export {
  faceCheckLinkFields,
  type PaperProposalView,
  type UploadReadingView,
  uploadLinkFields,
  uploadReadingFields,
  uploadTicketFields,
} from './upload.ts';
