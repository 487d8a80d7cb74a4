export { changeQueueDesk } from './queue-desk.ts';
export { loadQueueDesk } from './queue-desk-views.ts';
