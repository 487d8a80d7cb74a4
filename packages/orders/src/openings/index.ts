export { listRevealAlarms, mayReadRevealAlarms, raiseRevealAlarm, seeRevealAlarm } from './alarms.ts';
export { recordOpening } from './opening.ts';
export { revealWordsAad } from './reveals.ts';
