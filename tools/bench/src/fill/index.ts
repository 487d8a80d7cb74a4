export { fillDesk } from './fill.ts';
export { fillPeople, idNumberOf } from './fill-people.ts';
export { type FireableTimer, fillTimers } from './fill-timers.ts';
export { measureQueueCost } from './queue-cost.ts';
