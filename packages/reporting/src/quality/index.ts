export { loadLateFindings } from './late-finding-pages.ts';
export { loadQuality } from './quality.ts';
export {
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadOrderRounds,
  type QualityPageQuery,
} from './quality-lists.ts';
export { mayReadOwnQuality } from './quality-rights.ts';
export { countReasonUses } from './reason-uses.ts';
export { type QualityMeasure, rollUpQuality } from './roll-quality.ts';
