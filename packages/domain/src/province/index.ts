export {
  currentEdition,
  dayOfEdition,
  type EditionId,
  editionOfDay,
  foundingEdition,
  isEditionId,
  namedEditions,
} from './editions.ts';
export type { Day } from './in-force.ts';
export { findProvince, provinceCodes, provinces } from './provinces.ts';
export { type RuleSource, sourceKeys, sourcesOf } from './sources.ts';
