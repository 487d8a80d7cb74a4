export {
  currentEdition,
  dayOfEdition,
  type EditionId,
  editionOfDay,
  foundingEdition,
  isEditionId,
} from './editions.ts';
export type { Day } from './in-force.ts';
export { findProvince, provinceCodes, provinces } from './provinces.ts';
export { type RuleSource, sourcesOf } from './sources.ts';
