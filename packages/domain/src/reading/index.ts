export {
  compareReading,
  type DoubtfulCharacter,
  dayForm,
  type ReadEvidence,
  type ReadingOutcome,
  readingOutcomes,
} from './compare.ts';
export {
  comparedAt,
  comparePaper,
  outcomeLabelOf,
  type PaperComparison,
  type PaperResult,
  type PaperSource,
  type PaperState,
  type PaperValue,
  paperResultOf,
  paperSources,
  paperStates,
  type StoredPaperResult,
} from './comparisons.ts';
export {
  isReadingField,
  type PaperKind,
  paperKinds,
  type ReadingComparison,
  type ReadingField,
  readingFields,
  type SeenPaper,
} from './fields.ts';
export { isRequestedChange, mayBeGrouped } from './grouped-passes.ts';
export { mayBeAnother } from './look-alikes.ts';
export { papersOf, readMaterialOf } from './papers.ts';
export { applyProposals, fillsForm, type PaperProposal, type ProposalForm, proposeFromPaper } from './proposals.ts';
export { type ScanValue, scanValuesOf } from './scan-values.ts';
export {
  type DoubtReason,
  doubtReasons,
  missingText,
  type PaperStatement,
  type PaperVerdict,
  paperStatements,
  paperVerdicts,
  type ReadPaper,
  statementText,
} from './statements.ts';
export { MAX_UPLOAD_READINGS_PER_HOUR, type UploadReadingState, uploadReadingStates } from './upload-readings.ts';
