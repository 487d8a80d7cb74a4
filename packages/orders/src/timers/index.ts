export { type ClockStatus, fireDueTimers, openTimersSql, readClock, TimerFault } from './timers.ts';
