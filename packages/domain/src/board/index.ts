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
export { type ClockParty, type Closure, clockParties, clockPartyLabels, splitClock, sumByParty } from './split.ts';
