export { alikeShare, itemCount, kappa, MIN_AGREEMENT_ITEMS } from './agreement.ts';
export {
  type HandlingFiguresView,
  handlingFiguresFields,
  type PapersHandlingView,
  papersHandlingFields,
  type QualityFiguresView,
  type QualityView,
  qualityFields,
  qualityFiguresFields,
} from './figure-fields.ts';
export {
  type ItemKind,
  itemKindOf,
  itemKinds,
  MAX_QUALITY_DAYS,
  type QualityDimension,
  type QualityPeriod,
  qualityDimensions,
  qualityPeriods,
} from './figures.ts';
export { type HandlingEvent, handlingTimesOf, leaseEndingEvents, percentile } from './handling.ts';
export {
  type EscapeView,
  escapeFields,
  type LateFindingView,
  lateFindingFields,
  type OrderRoundsView,
  orderRoundsFields,
} from './quality-fields.ts';
export {
  type EscapeFilter,
  escapeFilters,
  type LateFindingFilter,
  lateFindingFilters,
  type OrderRoundsFilter,
  orderRoundsFilters,
  type QualityFilter,
  type QualityScopeFilter,
  qualityFilters,
} from './quality-filters.ts';
export { returningDecisionNames, reviewDecisionNames, reviewDecisions } from './review-decisions.ts';
export {
  type OpenedSpotCheckView,
  openedSpotCheckFields,
  type SpotCheckItemView,
  type SpotCheckRulesView,
  type SpotCheckVerdictView,
  type SpotCheckView,
  spotCheckFields,
  spotCheckItemFields,
  spotCheckRulesFields,
  spotCheckVerdictFields,
  type TenureClassView,
  tenureClassFields,
} from './spot-check-fields.ts';
export { type SpotCheckFilter, spotCheckFilters } from './spot-check-filters.ts';
export {
  type SpotChecker,
  type SpotCheckFacts,
  type SpotCheckStep,
  spotCheckRefusalReasons,
} from './spot-check-steps.ts';
export {
  type DrawnEvent,
  drawKey,
  drawnEventNames,
  drawnEvents,
  drawnNumber,
  drawnShareOf,
  groupedShareOf,
  isDrawn,
  isDrawnEvent,
  type PassKind,
  passKinds,
  SPOT_CHECK_CLAIM_MS,
  type SpotCheckList,
  type SpotCheckOutcome,
  type SpotCheckRules,
  type SpotCheckState,
  spotCheckBounds,
  spotCheckLists,
  spotCheckOutcomeOf,
  spotCheckOutcomes,
  spotCheckRules,
  spotCheckSpan,
  spotCheckStates,
  type TenureClass,
  tenureClass,
  tenureClassOf,
} from './spot-checks.ts';
