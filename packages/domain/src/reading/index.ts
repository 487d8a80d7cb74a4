export {
  compareReading,
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
  paperSources,
  paperStates,
} from './comparisons.ts';
export {
  isReadingField,
  type PaperKind,
  paperKinds,
  type ReadingComparison,
  type ReadingField,
  readingFields,
} from './fields.ts';
export { isRequestedChange, mayBeGrouped } from './grouped-passes.ts';
export { readMaterialOf } from './papers.ts';
