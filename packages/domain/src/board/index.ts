export {
  type BoardPeriod,
  boardBounds,
  boardPeriods,
  boardWeeks,
  heatMapHours,
  partyOfState,
  statesOfDuty,
  statesOfOurDuties,
} from './board.ts';
export {
  type BoardDimension,
  type BoardFiguresView,
  type BoardHourView,
  type BoardMarkView,
  type BoardPastView,
  type BoardRectificationsView,
  type BoardSpanView,
  type BoardStageView,
  type BoardView,
  type BoardWeekView,
  boardFields,
  boardFiguresFields,
  boardHourFields,
  boardMarkFields,
  boardPastFields,
  boardRectificationsFields,
  boardSpanFields,
  boardStageFields,
  boardWeekFields,
} from './board-fields.ts';
export { type BoardFilter, boardFilters } from './board-filters.ts';
export { type ClockParty, type Closure, clockParties, clockPartyLabels, splitClock, sumByParty } from './split.ts';
