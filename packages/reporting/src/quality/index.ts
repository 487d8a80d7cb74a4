export { type LateFindingView, loadLateFindings } from './late-finding-pages.ts';
export { loadQuality, type QualityView } from './quality.ts';
export {
  type EscapePageQuery,
  type EscapeView,
  listEscapeIds,
  listLateFindingIds,
  listOrderRoundsIds,
  loadEscapes,
  loadOrderRounds,
  type OrderRoundsView,
  type RoundsPageQuery,
} from './quality-lists.ts';
export { mayReadOwnQuality } from './quality-rights.ts';
export { type QualityMeasure, rollUpQuality } from './roll-quality.ts';
