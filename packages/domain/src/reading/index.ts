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
export { readMaterialOf } from './papers.ts';
