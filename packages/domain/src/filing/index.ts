export {
  type CarriedRow,
  type CharacterNotCarried,
  carriedRows,
  charactersNotCarried,
  proposedWriting,
  reportedValue,
} from './carried.ts';
export {
  CLAIM_OBJECTION_DAYS,
  CLAIM_OWNER_DAYS,
  type ClaimInput,
  type ClaimPaper,
  type ClaimState,
  type ClaimStep,
  claimDayChoices,
  claimedBasis,
  claimInput,
  claimPapers,
  claimReason,
  claimReasons,
  claimStates,
  claimStepNames,
  claimSteps,
  MAX_CLAIMS_PER_DAY,
  stepsOfClaim,
} from './claim.ts';
export { claimPaperFields, type RecordClaimView, recordClaimFields } from './claim-fields.ts';
export { RESIDENT_ID } from './field-row.ts';
export {
  type FieldId,
  type FieldValue,
  type FieldValues,
  fieldIds,
  fieldLabel,
  fieldRow,
  fieldsOfKind,
  isFieldId,
  kindsOfField,
  listOf,
  personOf,
  sameValue,
  textOf,
} from './fields.ts';
export { ID_CARD_RATIO, idCardPortrait, idPortraitArea, type PictureArea } from './id-portrait.ts';
export { isPersonal, maskBy, maskValue } from './mask.ts';
export { hasPersonalPattern, maskPersonalPatterns } from './mask-patterns.ts';
export { materialInstructions } from './material-instructions.ts';
export {
  attachedMaterials,
  isReported,
  type MaterialKind,
  materialKinds,
  materialLabel,
  materialRow,
  materials,
  personsShown,
  type ReportAttachment,
} from './materials.ts';
export {
  type NewAccess,
  type NewDomainName,
  type NewFiling,
  type NewIpRange,
  type NewSubject,
  type NewWebsite,
  toNewAccess,
  toNewFiling,
  toNewWebsite,
} from './new-filing.ts';
export {
  type AskedField,
  askedFields,
  carriesFilingPassword,
  changedFields,
  declaresAccess,
  FILING_PASSWORD,
  fieldsOfProposal,
  isIncompleteAccess,
  SERVICE_CODE,
} from './order-fields.ts';
export { type PersonPart, personParts } from './person-parts.ts';
export { pictureForms } from './picture-forms.ts';
export {
  canonicalFilingNumber,
  MAX_PROOF_TRIES,
  MAX_PROOFS_PER_HOUR,
  PROOF_TRIES_HOURS,
  type ProofState,
  proofInput,
  proofReasons,
  proofStates,
  provedBasis,
} from './proof.ts';
export {
  type RecordPartnerView,
  type RecordProofView,
  recordPartnerFields,
  recordProofFields,
} from './proof-fields.ts';
export { type ChangeMove, changeMoves, isPerson, movesOf, type Proposal, type PublishedRules } from './proposal.ts';
export type {
  Access,
  AppDetails,
  DomainName,
  FilingRecord,
  IpRange,
  PreApproval,
  Principal,
  Subject,
  Website,
} from './record.ts';
export {
  type RecordView,
  recordFields,
  type ValueView,
  type WebsiteView,
  websiteFields,
} from './record-fields.ts';
export { type RecordFilter, recordFilters } from './record-filters.ts';
export {
  type DifferenceView,
  MAX_VERSIONS,
  type RecordHistoryView,
  type RegisteredView,
  recordHistoryFields,
  type VersionView,
} from './record-history-fields.ts';
export {
  accessesToFieldValues,
  accessToFieldValues,
  applyFieldValues,
  keepUnpublishedOfSubject,
  keepUnpublishedOfWebsite,
  type NewIds,
  parseIpRange,
  preApprovalText,
  type SubjectAndWebsite,
  subjectToFieldValues,
  toFieldValues,
  websiteToFieldValues,
  withSentNames,
} from './record-values.ts';
export {
  stepsOfTransfer,
  TRANSFER_DAYS,
  type TransferState,
  type TransferStep,
  transferReasons,
  transferStates,
  transferStepNames,
  transferSteps,
} from './transfer.ts';
export { type RecordTransferView, recordTransferFields } from './transfer-fields.ts';
export {
  MAX_UPLOAD_BYTES,
  MAX_UPLOAD_MIB,
  MIN_IMAGE_EDGE,
  REDUCED_EDGE,
  TICKET_MINUTES,
  UPLOAD_LINK_IMAGES,
  UPLOAD_LINK_MINUTES,
} from './uploads.ts';
export { comparisonOf, type ValueComparison } from './value-comparison.ts';
export { labelOfValue, yesNoLabels } from './value-label.ts';
export { valueText } from './value-text.ts';
export { type VersionCause, versionCauses } from './version-causes.ts';
