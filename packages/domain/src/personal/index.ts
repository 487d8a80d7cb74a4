export { type Holding, holdingNames, holdingRow, holdings, nonPersonalColumns } from './holdings.ts';
export {
  fieldsOfPart,
  type IdentifierKind,
  identifierKinds,
  identifiersIn,
  identifiesSomebody,
  idNumbersOf,
  type PersonIdentifier,
  parseIdentifier,
  partsOfPerson,
  personPartLabels,
  valuesOfParts,
  withoutParts,
} from './person.ts';
export {
  ANSWER_DAYS,
  type AnswerWay,
  answerWays,
  type KeptBasis,
  keptBases,
  keptUntil,
  type PlaceDecision,
  type RequestState,
  type RequestWants,
  requestLetter,
  requestStates,
  requestWants,
  unsearchableNote,
} from './request.ts';
export {
  MAX_RETENTION_DAYS,
  minRetentionDays,
  operatorChoiceText,
  type RetentionKind,
  retention,
  retentionKinds,
  retentionRow,
  timedKinds,
} from './retention.ts';
export {
  type FileSweepView,
  MAX_COUNTED_ROWS,
  type RetentionPreview,
  type RetentionView,
  retentionFields,
  retentionPageFields,
  retentionPreviewFields,
} from './retention-fields.ts';
