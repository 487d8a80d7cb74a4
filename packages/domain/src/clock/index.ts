export { type ClockInputs, calendarDuties, countDue, type DutyClock } from './count-due.ts';
export { spelledDeadline, spelledLeft } from './deadline.ts';
export { duties, dutyPolls, dutyRow, LAPSE_DAYS, REMINDER_DAYS, SMS_LATE_MINUTES, spanOf } from './duties.ts';
export { type DueDayKind, dueDayKinds, explainDue } from './explain-due.ts';
export { type OurDuty, ourDuties } from './our-duties.ts';
export { percentOf } from './percent-of.ts';
export { roundPreservingSum } from './round-preserving-sum.ts';
export { elapsedLeft, type TimeLeft, timeLeft, timeLeftText, wholeDaysLeft, workingTimeLeft } from './time-left.ts';
export { durationText, shortTimeText, type TimeUnit, timeUnits } from './time-units.ts';
