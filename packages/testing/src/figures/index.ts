export {
  figuresFrom,
  type PartyTimes,
  partyTimesOf,
  type RawEvent,
  type RawOrder,
  type RawTurn,
  turnsOf,
  weekOf,
} from './board-figures.ts';
export { figuresOf, handledOf, periodOf, readRaw } from './quality-figures.ts';
export { fillRandomHistory } from './random-history.ts';
export { loadWorkingTime } from './working-time.ts';
