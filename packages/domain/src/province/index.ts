export {
  currentEdition,
  dayOfEdition,
  type EditionId,
  editionLabel,
  editionOfDay,
  foundingEdition,
  isEditionId,
  isShippedEdition,
  namedEditions,
  partsOfEdition,
  type ShippedEdition,
} from './editions.ts';
export { type Day, isInForce } from './in-force.ts';
export { editionFor, type JudgedBy, judgedBy, type OrderEditions, type RuleTable } from './judged-by.ts';
export { findProvince, provinceCodes, provinces } from './provinces.ts';
export { dayOf, editionOf, type RuleRow, type RuleSet, type Rules } from './rule-set.ts';
export { type RuleSourceView, type RuleTextView, ruleSourceFields, ruleTextFields } from './rule-text-fields.ts';
export { type RuleSource, sourceKeys, sourcesOf } from './sources.ts';
