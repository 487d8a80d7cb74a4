export {
  compareReading,
  dayForm,
  type ReadEvidence,
  type ReadingOutcome,
  readingOutcomes,
} from './compare.ts';
export {
  isReadingField,
  type PaperKind,
  paperKinds,
  type ReadingComparison,
  type ReadingField,
  readingFields,
} from './fields.ts';
