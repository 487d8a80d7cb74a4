export { storeDayHours } from './day-hours.ts';
export { type CalendarNow, calendarInForce, readCalendarNow } from './in-force.ts';
export { findCalendarStatus } from './status.ts';
export { storeHours, storeNotice, storeVersion } from './store.ts';
export { findWorkday, loadClockInputs } from './workday.ts';
