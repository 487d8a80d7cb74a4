export { storeDeregistered } from './deregister.ts';
export { storePublishedRecord } from './publish.ts';
export { syncOrderWithRecord } from './sync-order.ts';
