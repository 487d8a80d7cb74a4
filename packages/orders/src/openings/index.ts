export { listRevealAlarms, MAX_OPEN_ALARMS, mayReadRevealAlarms, raiseRevealAlarm, seeRevealAlarm } from './alarms.ts';
export { mayGuess, mayLook } from './looks.ts';
export { recordOpening } from './opening.ts';
export { revealWordsAad } from './reveals.ts';
