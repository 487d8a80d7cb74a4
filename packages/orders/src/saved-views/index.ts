export { changeQueueDesk } from './queue-desk.ts';
export { loadQueueDesk, type QueueDeskView } from './queue-desk-views.ts';
